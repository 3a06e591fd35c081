using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Results;
using RepXai.Sweeps.Specification.Shapes;

namespace RepXai.Sweeps.Campaigns;

/// <summary>What a campaign's file may say.</summary>
internal static class CampaignShape
{
    /// <summary>The whole document.</summary>
    public static ObjectShape Root { get; } = new(
        "a mapping of a campaign's parts",
        new Field("name", new TextShape(), "The campaign's name: lower-case letters, digits and hyphens.") { IsRequired = true },
        new Field("cron", new TextShape(), "When it runs: minute, hour, day of month, month, day of week.") { IsRequired = true },
        new Field("time_zone", new TextShape(), "The IANA time zone that the schedule is read in.", "UTC"),
        new Field("sweep", new TextShape(), "The file of the sweep's specification, relative to this one.") { IsRequired = true },
        new Field("missed_runs", ChoiceShape.Of<MissedRunPolicy>(), "What becomes of times that passed while nothing could run.", "skip"),
        new Field("missed_run_limit", new IntegerShape(1, CampaignRules.MostMissedRuns), "The most missed times that run-all makes up for.", 10),
        new Field("overlap", ChoiceShape.Of<OverlapRule>(), "What happens while the previous run is still at work.", "skip"),
        new Field("baseline", Baseline(), "What results are held against.", Baseline().Defaults()),
        new Field("regression", Regression(), "Which changes against the baseline are regressions.", Regression().Defaults()));

    private static ObjectShape Baseline() => new(
        "previous-run, first-run, or a mapping with a sweep's identifier",
        new Field("kind", ChoiceShape.Of<BaselineRunKind>(), "How the baseline is chosen.", "none"),
        new Field("sweep_id", new TextShape(), "The completed sweep, for the kind 'sweep'."))
    {
        ShortFor = _ => "kind",
    };

    private static ObjectShape Regression() => new(
        "a mapping of scores and the least change that counts",
        new Field("scores", new ListShape(Watched()), "The watched scores; all of them when there is none."),
        new Field("minimum_change", new NumberShape { Minimum = 0 }, "The least change that counts, as a part of the baseline's mean.", 0));

    private static ObjectShape Watched() => new(
        "a score, or a mapping of a score and a change",
        new Field("score", new ChoiceShape([.. Enum.GetValues<ScoreKind>().Select(ScoreNames.NameOf)]), "The score.") { IsRequired = true },
        new Field("change", ChoiceShape.Of<WatchedChange>(), "The side that it must not leave the interval on.", "either"))
    {
        ShortFor = _ => "score",
    };
}
