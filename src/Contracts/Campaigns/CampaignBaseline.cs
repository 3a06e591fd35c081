namespace RepXai.Contracts.Campaigns;

/// <summary>What the results of a campaign's run are held against.</summary>
public sealed record CampaignBaseline
{
    /// <summary>How the baseline is chosen.</summary>
    public BaselineRunKind Kind { get; init; }

    /// <summary>The completed sweep, for <see cref="BaselineRunKind.Sweep"/> only.</summary>
    public string? SweepId { get; init; }
}
