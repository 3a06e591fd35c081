using Microsoft.Extensions.Logging;

namespace RepXai.Grains.Devices;

/// <summary>Starts the silo's devices once it is active, and again whenever their grains were lost; hands their units back before it stops.</summary>
internal sealed partial class DeviceStarter(RepXaiSiloOptions options, IGrainFactory grains, TimeProvider time, ILogger<DeviceStarter> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int BeatsBetweenStarts = 5;
    private readonly CancellationTokenSource stop = new();
    private Task starting = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(DeviceStarter), ServiceLifecycleStage.Last, StartAsync, StopAsync);

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    private Task StartAsync(CancellationToken cancellation)
    {
        starting = Task.Run(() => KeepStartedAsync(stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        await stop.CancelAsync();
        await starting;
        // A silo that may take no time to stop leaves its units to the end of their leases.
        if (!cancellation.IsCancellationRequested)
            await Task.WhenAll(options.Devices.Select(device => AttemptAsync(device, grain => grain.DrainAsync())));
    }

    private async Task KeepStartedAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(options.Heartbeat * BeatsBetweenStarts, time);
        try
        {
            do
            {
                await Task.WhenAll(options.Devices.Select(device => AttemptAsync(device, grain => grain.StartAsync())));
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task AttemptAsync(SiloDevice device, Func<IDeviceGrain, Task> call)
    {
        var key = GrainKeys.Device(options.Silo, device.Name);
        try
        {
            await call(grains.GetGrain<IDeviceGrain>(key));
        }
        catch (Exception error) when (GrainCalls.IsPassing(error))
        {
            LogUnreached(key, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The device {Device} could not be reached.")]
    private partial void LogUnreached(string device, Exception error);
}
