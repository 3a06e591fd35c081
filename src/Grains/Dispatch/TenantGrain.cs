using RepXai.Grains.State;

namespace RepXai.Grains.Dispatch;

/// <summary>The index of a tenant's sweeps and campaigns.</summary>
internal sealed class TenantGrain([PersistentState("tenant", GrainStorageNames.State)] IPersistentState<StoredDocument> stored) : Grain, ITenantGrain
{
    private TenantRecord record = new();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        record = stored.Read(GrainsJson.Default.TenantRecord) ?? record;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AddSweepAsync(SweepEntry sweep) => record.Sweeps.Any(known => known.SweepId == sweep.SweepId)
        ? Task.CompletedTask
        : WriteAsync(record with { Sweeps = [.. record.Sweeps, sweep] });

    /// <inheritdoc/>
    public Task<IReadOnlyList<SweepEntry>> ListSweepsAsync() => Task.FromResult<IReadOnlyList<SweepEntry>>(
        [.. record.Sweeps.OrderByDescending(sweep => sweep.SubmittedAt).ThenBy(sweep => sweep.SweepId, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public Task AddCampaignAsync(string name) => record.Campaigns.Contains(name)
        ? Task.CompletedTask
        : WriteAsync(record with { Campaigns = [.. record.Campaigns.Append(name).Order(StringComparer.Ordinal)] });

    /// <inheritdoc/>
    public Task RemoveCampaignAsync(string name) => record.Campaigns.Contains(name)
        ? WriteAsync(record with { Campaigns = [.. record.Campaigns.Where(known => known != name)] })
        : Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListCampaignsAsync() => Task.FromResult(record.Campaigns);

    private async Task WriteAsync(TenantRecord next)
    {
        try
        {
            await stored.WriteAsync(next, GrainsJson.Default.TenantRecord);
            record = next;
        }
        catch (Exception error)
        {
            // What is stored is unknown now; the next activation reads it.
            DeactivateOnIdle();
            throw new OrleansException($"The index of tenant '{this.GetPrimaryKeyString()}' could not be stored: {error.Message}");
        }
    }
}
