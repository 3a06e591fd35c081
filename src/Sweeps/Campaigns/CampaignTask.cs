using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>Something that the host of a campaign is to do now. Doing it twice does no harm.</summary>
/// <param name="Number">The number of the entry that it is for.</param>
public abstract record CampaignTask(long Number)
{
    /// <summary>Submit a sweep with a key, or take it up again, tell its identifier, wait for its end and tell that.</summary>
    /// <param name="Number">The entry's number.</param>
    /// <param name="IdempotencyKey">The key.</param>
    /// <param name="Document">The specification.</param>
    public sealed record RunSweep(long Number, string IdempotencyKey, SpecificationDocument Document) : CampaignTask(Number);

    /// <summary>Cancel a sweep.</summary>
    /// <param name="Number">The entry's number.</param>
    /// <param name="SweepId">The sweep.</param>
    public sealed record CancelSweep(long Number, string SweepId) : CampaignTask(Number);

    /// <summary>Hold the results of a sweep against those of the baseline, by <see cref="Regressions.Find"/>.</summary>
    /// <param name="Number">The entry's number.</param>
    /// <param name="SweepId">The sweep.</param>
    /// <param name="BaselineSweepId">The baseline.</param>
    /// <param name="Rule">What counts.</param>
    public sealed record Judge(long Number, string SweepId, string BaselineSweepId, RegressionRule Rule) : CampaignTask(Number);
}
