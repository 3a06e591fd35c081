using System.Text.Json;
using RepXai.Contracts.Json;

namespace RepXai.Grains.Dispatch;

/// <summary>Brings free devices and sweeps together. A lost directory is whole again after a heartbeat of all that live.</summary>
internal sealed class WorkDirectoryGrain(RepXaiSiloOptions options, TimeProvider time) : Grain, IWorkDirectoryGrain
{
    private const int BeatsToForget = 20;

    private readonly FairTurns turns = new(options.Heartbeat * BeatsToForget);
    private readonly DeviceRoll devices = new(options.Machine.LeaseDuration);

    /// <inheritdoc/>
    public Task AnnounceAsync(SweepLoad load)
    {
        turns.Announce(load, time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportAsync(DeviceReport report)
    {
        devices.Take(report, time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> OfferAsync(string device) => Task.FromResult(turns.Offer(time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<string> ListDevicesAsync(string tenant) =>
        Task.FromResult(JsonSerializer.Serialize(devices.List(tenant, time.GetUtcNow()), ContractsJson.Default.IReadOnlyListDeviceDescription));

    /// <inheritdoc/>
    public Task<long> CountWaitingAsync() => Task.FromResult(turns.CountWaiting(time.GetUtcNow()));
}
