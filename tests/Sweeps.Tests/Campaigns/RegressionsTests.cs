using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Campaigns;

namespace RepXai.Sweeps.Tests.Campaigns;

public sealed class RegressionsTests
{
    private static readonly ScoreEstimate Baseline = new() { Score = ScoreKind.Informativeness, Mean = 0.5, Lower = 0.4, Upper = 0.6 };

    [Theory]
    [InlineData(0.39, WatchedChange.Decrease, true)]
    [InlineData(0.39, WatchedChange.Either, true)]
    [InlineData(0.39, WatchedChange.Increase, false)]
    [InlineData(0.61, WatchedChange.Increase, true)]
    [InlineData(0.61, WatchedChange.Either, true)]
    [InlineData(0.61, WatchedChange.Decrease, false)]
    [InlineData(0.4, WatchedChange.Either, false)]
    [InlineData(0.6, WatchedChange.Either, false)]
    [InlineData(0.5, WatchedChange.Either, false)]
    public void A_mean_regresses_when_it_leaves_the_interval_on_a_watched_side(double mean, WatchedChange change, bool expected)
    {
        var rule = new RegressionRule { Scores = [new WatchedScore { Score = ScoreKind.Informativeness, Change = change }] };
        Assert.Equal(expected, Find(rule, Pair("m", Baseline), Pair("m", Baseline with { Mean = mean })).Count == 1);
    }

    [Fact]
    public void Without_a_list_all_scores_are_watched_and_with_one_no_other()
    {
        var (sparsity, fallen) = (Baseline with { Score = ScoreKind.Sparsity }, Baseline with { Mean = 0.1 });
        var (before, after) = (Pair("m", Baseline, sparsity), Pair("m", fallen, fallen with { Score = ScoreKind.Sparsity }));
        Assert.Equal(2, Find(new RegressionRule(), before, after).Count);
        var rule = new RegressionRule { Scores = [new WatchedScore { Score = ScoreKind.Sparsity }] };
        Assert.Equal(ScoreKind.Sparsity, Assert.Single(Find(rule, before, after)).Score);
    }

    [Fact]
    public void A_change_that_is_too_small_to_matter_is_none()
    {
        var narrow = Baseline with { Lower = 0.4999, Upper = 0.5001 };
        var after = Pair("m", narrow with { Mean = 0.496 });
        Assert.Single(Find(new RegressionRule(), Pair("m", narrow), after));
        Assert.Single(Find(new RegressionRule { MinimumChange = 0.0079 }, Pair("m", narrow), after));
        Assert.Empty(Find(new RegressionRule { MinimumChange = 0.0081 }, Pair("m", narrow), after));
    }

    [Fact]
    public void What_has_not_changed_has_not_regressed_even_outside_a_skewed_interval() =>
        Assert.Empty(Find(new RegressionRule(), Pair("m", Baseline with { Mean = 0.7 }), Pair("m", Baseline with { Mean = 0.7 })));

    [Fact]
    public void A_score_that_was_zero_regresses_by_any_change()
    {
        var zero = Baseline with { Mean = 0, Lower = 0, Upper = 0 };
        Assert.Single(Find(new RegressionRule { MinimumChange = 10 }, Pair("m", zero), Pair("m", zero with { Mean = 1e-9 })));
        Assert.Empty(Find(new RegressionRule(), Pair("m", zero), Pair("m", zero)));
    }

    [Fact]
    public void Missing_scores_come_first_and_then_the_largest_changes()
    {
        var before = new[] { Pair("small", Baseline), Pair("gone", Baseline), Pair("large", Baseline), Pair("same", Baseline) };
        var after = new[] { Pair("large", Baseline with { Mean = 0.1 }), Pair("small", Baseline with { Mean = 0.3 }), Pair("same", Baseline), Pair("new", Baseline) };
        var found = Regressions.Find(new RegressionRule(), before, after);
        Assert.Equal(["gone", "large", "small"], found.Select(regression => regression.Model));
        Assert.Equal([null, 0.1, 0.3], found.Select(regression => regression.Current?.Mean));
        Assert.All(found, regression => Assert.Equal(Baseline, regression.Baseline));
    }

    [Fact]
    public void Randomised_models_are_not_watched_and_drift_is()
    {
        static PairScores As(VariantKind kind, double mean) =>
            Pair("m", Baseline with { Mean = mean }) with { Variant = new VariantDescription { Kind = kind } };
        var kinds = Enum.GetValues<VariantKind>();
        var found = Regressions.Find(new RegressionRule(), [.. kinds.Select(kind => As(kind, 0.5))], [.. kinds.Select(kind => As(kind, 0.1))]);
        Assert.Equal([VariantKind.Original, VariantKind.Drift], found.Select(regression => regression.Variant.Kind));
    }

    private static IReadOnlyList<Regression> Find(RegressionRule rule, PairScores baseline, PairScores current) => Regressions.Find(rule, [baseline], [current]);

    private static PairScores Pair(string model, params ScoreEstimate[] scores) =>
        new() { Model = model, Target = "t", Source = "s", Strategy = "gradient", Scores = scores };
}
