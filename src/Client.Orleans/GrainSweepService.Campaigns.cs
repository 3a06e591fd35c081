using System.Text.Json;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains;
using RepXai.Sweeps.Campaigns;

namespace RepXai.Client.Orleans;

public sealed partial class GrainSweepService
{
    /// <inheritdoc/>
    public async Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(specification);
        await CampaignRules.RequireAsync(specification, this, cancellationToken);
        var text = JsonSerializer.Serialize(specification, ContractsJson.Default.CampaignSpecification);
        return await StatusAsync(specification.Name, campaign => campaign.PutAsync(text), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default)
    {
        var names = await CallAsync(Tenant.ListCampaignsAsync, cancellationToken);
        var answers = await Task.WhenAll(names.Select(name => CallAsync(CampaignOf(name).GetStatusAsync, cancellationToken)));
        // The index may name a campaign whose creation was never finished.
        return [.. answers.Where(answer => answer.Json is not null).Select(answer => answer.Read(ContractsJson.Default.CampaignStatus))];
    }

    /// <inheritdoc/>
    public Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        StatusAsync(name, campaign => campaign.GetStatusAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        StatusAsync(name, campaign => campaign.DeleteAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        StatusAsync(name, campaign => campaign.TellAsync(CampaignOrder.Pause), cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        StatusAsync(name, campaign => campaign.TellAsync(CampaignOrder.Resume), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Without a key each call that is heard is a run: such a call is not made again when its outcome is unknown.</remarks>
    public async Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var campaign = CampaignOf(name);
        var answer = idempotencyKey is null
            ? await campaign.RunAsync(null).WaitAsync(cancellationToken)
            : await CallAsync(() => campaign.RunAsync(idempotencyKey), cancellationToken);
        return answer.Read(ContractsJson.Default.CampaignRun);
    }

    /// <inheritdoc/>
    public async Task<CampaignHistory> GetCampaignHistoryAsync(
        string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(limit, 1, 100), limit);
        var campaign = CampaignOf(name);
        return (await CallAsync(() => campaign.GetHistoryAsync(before, limit), cancellationToken)).Read(ContractsJson.Default.CampaignHistory);
    }

    private async Task<CampaignStatus> StatusAsync(string name, Func<ICampaignGrain, Task<GrainAnswer>> call, CancellationToken cancellationToken)
    {
        var campaign = CampaignOf(name);
        return (await CallAsync(() => call(campaign), cancellationToken)).Read(ContractsJson.Default.CampaignStatus);
    }

    private ICampaignGrain CampaignOf(string name) => CampaignRules.IsName(name)
        ? grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign(tenant, name))
        : throw new CampaignNotFoundException($"There is no campaign '{name}'.");
}
