namespace RepXai.Contracts.Campaigns;

/// <summary>What a service knows about a campaign.</summary>
public sealed record CampaignStatus
{
    /// <summary>What it runs, and when.</summary>
    public required CampaignSpecification Specification { get; init; }

    /// <summary>Whether its schedule is on.</summary>
    public CampaignState State { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The next scheduled time; absent while it is paused, and when the schedule has no further time.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>The latest runs, the newest first, ten at most; the history has more.</summary>
    public IReadOnlyList<CampaignRun> LastRuns { get; init; } = [];
}
