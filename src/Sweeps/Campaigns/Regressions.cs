using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Comparing;

namespace RepXai.Sweeps.Campaigns;

/// <summary>Finds what regressed between two sweeps.</summary>
/// <remarks>
/// Let b be the baseline's mean of a score over images, [l, u] its 95 % bootstrap interval, and m the new mean. The score regresses downwards when
/// m &lt; l, upwards when m &gt; u, and in either case only when |m - b| is at least the rule's part of |b|. With the same images, as in one
/// campaign, only a changed model or computation leaves the interval; with as many other images both means vary, by s sqrt(2) together, and
/// P(|Z| > 1.96 / sqrt(2)) is about one in six.
/// </remarks>
public static class Regressions
{
    /// <summary>Everything that regressed: missing scores first, then the largest relative changes.</summary>
    /// <param name="rule">What counts.</param>
    /// <param name="baseline">The baseline's scores.</param>
    /// <param name="current">The new scores.</param>
    public static IReadOnlyList<Regression> Find(RegressionRule rule, IReadOnlyList<PairScores> baseline, IReadOnlyList<PairScores> current)
    {
        var found = new Dictionary<ComparisonKey, ScoreEstimate>();
        foreach (var (key, _, estimate) in Watched(current))
            found[key] = estimate;
        return
        [
            .. Watched(baseline)
                .Where(row => HasRegressed(rule, row.Estimate, found.GetValueOrDefault(row.Key)))
                .Select(row => Describe(row.Pair, row.Estimate, found.GetValueOrDefault(row.Key)))
                .OrderByDescending(regression => RelativeChange(regression.Baseline, regression.Current)),
        ];
    }

    private static IEnumerable<(ComparisonKey Key, PairScores Pair, ScoreEstimate Estimate)> Watched(IReadOnlyList<PairScores> scores) =>
        from pair in scores
        where pair.Variant.Kind is VariantKind.Original or VariantKind.Drift
        from estimate in pair.Scores
        select (ComparisonKey.Of(pair, estimate.Score), pair, estimate);

    private static bool HasRegressed(RegressionRule rule, ScoreEstimate baseline, ScoreEstimate? current)
    {
        var watched = rule.Scores.Count == 0
            ? [WatchedChange.Either]
            : rule.Scores.Where(score => score.Score == baseline.Score).Select(score => score.Change).ToList();
        if (watched.Count == 0 || current is null)
            return watched.Count > 0;
        var isEnough = RelativeChange(baseline, current) >= rule.MinimumChange;
        return isEnough && current.Mean != baseline.Mean && watched.Exists(change => HasLeft(change, baseline, current.Mean));
    }

    private static bool HasLeft(WatchedChange change, ScoreEstimate baseline, double mean) =>
        (change != WatchedChange.Increase && mean < baseline.Lower) || (change != WatchedChange.Decrease && mean > baseline.Upper);

    /// <summary>|m - b| / |b|; infinite for a score that is missing or was zero.</summary>
    private static double RelativeChange(ScoreEstimate baseline, ScoreEstimate? current) => current is null
        ? double.PositiveInfinity
        : current.Mean == baseline.Mean ? 0 : Math.Abs(current.Mean - baseline.Mean) / Math.Abs(baseline.Mean);

    private static Regression Describe(PairScores pair, ScoreEstimate baseline, ScoreEstimate? current) => new()
    {
        Model = pair.Model,
        Target = pair.Target,
        Source = pair.Source,
        Strategy = pair.Strategy,
        Variant = pair.Variant,
        Score = baseline.Score,
        Baseline = baseline,
        Current = current,
    };
}
