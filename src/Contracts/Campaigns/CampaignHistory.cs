namespace RepXai.Contracts.Campaigns;

/// <summary>A page of a campaign's history.</summary>
public sealed record CampaignHistory
{
    /// <summary>The entries, the newest first.</summary>
    public IReadOnlyList<CampaignRun> Runs { get; init; } = [];

    /// <summary>The number to ask for the next page with; absent on the last page.</summary>
    public long? Before { get; init; }
}
