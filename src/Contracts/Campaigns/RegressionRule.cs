namespace RepXai.Contracts.Campaigns;

/// <summary>Which changes against the baseline are regressions.</summary>
/// <remarks>
/// A watched score of a model, target, source, strategy and variant regresses when its mean leaves the baseline's 95 % bootstrap interval on
/// a watched side, by a change of at least <see cref="MinimumChange"/>; and when the baseline has it and the new results lack it. Only models as they are and
/// under drift are watched: what is randomised or made of noise tells nothing of how a model fares.
/// </remarks>
public sealed record RegressionRule
{
    /// <summary>The watched scores; all scores, on both sides, when there is none.</summary>
    public IReadOnlyList<WatchedScore> Scores { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The least change that counts, as a part of the baseline's mean. Many images make intervals narrower than any change that matters.
    /// </summary>
    public double MinimumChange { get; init; }
}
