using RepXai.Contracts.Results;

namespace RepXai.Contracts.Campaigns;

/// <summary>A score that must not leave the baseline's interval.</summary>
public sealed record WatchedScore
{
    /// <summary>The score.</summary>
    public ScoreKind Score { get; init; }

    /// <summary>The side that it must not leave the interval on.</summary>
    public WatchedChange Change { get; init; }
}
