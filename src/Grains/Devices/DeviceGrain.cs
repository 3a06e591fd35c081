using System.Text.Json;
using Orleans.Concurrency;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Json;
using RepXai.Grains.Placement;

namespace RepXai.Grains.Devices;

/// <summary>A device in the cluster: pinned to its silo, it runs the device's loop and says what the device does.</summary>
[DevicePlacement, KeepAlive, Reentrant]
internal sealed class DeviceGrain(RepXaiSiloOptions options, UnitComputer computer, TimeProvider time) : Grain, IDeviceGrain, IDisposable
{
    private DeviceLoop loop = null!;
    private string description = "";
    private CancellationTokenSource? running;
    private Task stopped = Task.CompletedTask;
    private bool isDraining;

    private string Key => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var device = options.Devices.Single(device => GrainKeys.Device(options.Silo, device.Name) == Key);
        loop = new DeviceLoop(Key, GrainFactory, computer, options.Heartbeat, time, ReportAsync);
        description = JsonSerializer.Serialize(
            new DeviceDescription { Name = Key, Kind = device.Kind, Hardware = device.Hardware, MemoryBytes = device.MemoryBytes },
            ContractsJson.Default.DeviceDescription);
        this.RegisterGrainTimer(
            _ => ReportAsync(),
            new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = options.Heartbeat, Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => await StopAsync();

    /// <inheritdoc/>
    public void Dispose() => running?.Dispose();

    /// <inheritdoc/>
    public Task StartAsync()
    {
        if (running is null && !isDraining)
        {
            running = new CancellationTokenSource();
            stopped = loop.RunAsync(running.Token);
        }
        return ReportAsync();
    }

    /// <inheritdoc/>
    public async Task DrainAsync()
    {
        isDraining = true;
        await StopAsync();
        await ReportAsync();
    }

    /// <inheritdoc/>
    public async Task UndrainAsync()
    {
        isDraining = false;
        await StartAsync();
    }

    /// <inheritdoc/>
    public Task AbandonAsync(UnitTicket ticket)
    {
        loop.Abandon(ticket);
        return Task.CompletedTask;
    }

    private async Task StopAsync()
    {
        if (running is { } source)
        {
            running = null;
            await source.CancelAsync();
            await stopped;
            source.Dispose();
        }
        await stopped;
    }

    private async Task ReportAsync()
    {
        try
        {
            await GrainFactory.GetGrain<IWorkDirectoryGrain>(GrainKeys.Cluster).ReportAsync(new DeviceReport
            {
                Device = Key,
                Description = description,
                IsDraining = isDraining,
                Ticket = loop.Ticket,
                UnitsCompleted = loop.Meter.Completed,
                BusyShare = loop.Meter.BusyShare,
            }).WaitAsync(options.Heartbeat, time);
        }
        catch (Exception error) when (GrainCalls.IsPassing(error))
        {
            // The next heartbeat tells it.
        }
    }
}
