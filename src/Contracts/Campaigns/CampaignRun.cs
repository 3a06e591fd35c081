namespace RepXai.Contracts.Campaigns;

/// <summary>One entry of a campaign's history: a run, or scheduled times that got none.</summary>
public sealed record CampaignRun
{
    /// <summary>The entry's number in the campaign, from 1.</summary>
    public long Number { get; init; }

    /// <summary>Why there is a run.</summary>
    public CampaignTrigger Trigger { get; init; }

    /// <summary>The scheduled time, or the time of the request; the latest of them when it stands for several.</summary>
    public DateTimeOffset ScheduledAt { get; init; }

    /// <summary>When it started; absent when it did not.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>When its outcome was final.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What has become of it.</summary>
    public CampaignRunOutcome Outcome { get; init; }

    /// <summary>The sweep; absent before it is submitted and when none was.</summary>
    public string? SweepId { get; init; }

    /// <summary>Scheduled times that passed without a run of their own, which this entry accounts for.</summary>
    public long MissedCount { get; init; }

    /// <summary>One sentence on an outcome that is no success.</summary>
    public string? Message { get; init; }

    /// <summary>The sweep that the results were held against; absent when there was none.</summary>
    public string? BaselineSweepId { get; init; }

    /// <summary>What regressed against the baseline: missing scores first, then the largest relative changes, 25 at most.</summary>
    public IReadOnlyList<Regression> Regressions { get; init; } = [];

    /// <summary>How many regressions there were in all.</summary>
    public int RegressionCount { get; init; }
}
