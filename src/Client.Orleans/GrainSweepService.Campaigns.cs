using RepXai.Contracts.Campaigns;

namespace RepXai.Client.Orleans;

public sealed partial class GrainSweepService
{
    /// <inheritdoc/>
    public Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<CampaignHistory> GetCampaignHistoryAsync(
        string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
