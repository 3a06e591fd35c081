using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RepXai.Grains;
using RepXai.Silo.Health;

namespace RepXai.Silo.Serving;

/// <summary>Hands the units in work back as soon as the process is told to stop, before anything else stops.</summary>
internal sealed partial class SiloDrain(DrainState drain, RepXaiSiloOptions options, IGrainFactory grains, ILogger<SiloDrain> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        drain.Begin();
        await Task.WhenAll(options.Devices.Select(device => DrainAsync(GrainKeys.Device(options.Silo, device.Name), cancellationToken))).ConfigureAwait(false);
        LogDrained(options.Devices.Count);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DrainAsync(string device, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IDeviceGrain>(device).DrainAsync().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException || GrainCalls.IsPassing(error))
        {
            LogUnreached(device, error); // Its unit goes to another device when the lease ends.
        }
    }

    [LoggerMessage(LogLevel.Information, "Told to stop; the units of {Devices} devices were handed back.")]
    private partial void LogDrained(int devices);

    [LoggerMessage(LogLevel.Warning, "The device {Device} could not be drained.")]
    private partial void LogUnreached(string device, Exception error);
}
