using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Validation;

namespace RepXai.Sweeps.Hosting;

public sealed partial class EmbeddedSweepService
{
    /// <summary>Runs the campaigns of the folder from now on. Without it they can be looked at and, while no other process runs them, changed.</summary>
    /// <exception cref="SweepStateException">Another process runs them.</exception>
    public void StartCampaigns() => campaigns.Start();

    /// <inheritdoc/>
    public Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default) =>
        campaigns.PutCampaignAsync(specification, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default) =>
        campaigns.ListCampaignsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        campaigns.GetCampaignAsync(name, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        campaigns.DeleteCampaignAsync(name, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        campaigns.PauseCampaignAsync(name, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        campaigns.ResumeCampaignAsync(name, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        campaigns.RunCampaignAsync(name, idempotencyKey, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignHistory> GetCampaignHistoryAsync(
        string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default) =>
        campaigns.GetCampaignHistoryAsync(name, before, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeviceDescription>> ListDevicesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(devices.Describe());

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeviceDescription>> DrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default)
    {
        await Task.Yield(); // What the drained devices give up may go on in the cancelling call.
        return devices.Drain(deviceOrSilo);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeviceDescription>> UndrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return devices.Undrain(deviceOrSilo);
    }
}
