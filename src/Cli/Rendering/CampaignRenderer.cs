using System.Text.Json;
using RepXai.Contracts.Campaigns;

namespace RepXai.Cli.Rendering;

/// <summary>Shows campaigns.</summary>
internal static class CampaignRenderer
{
    /// <summary>Writes a table of campaigns.</summary>
    public static void WriteAll(IReadOnlyList<CampaignStatus> campaigns, Terminal terminal)
    {
        if (campaigns.Count == 0)
        {
            terminal.Output.WriteLine("There are no campaigns.");
            return;
        }

        var table = Tables.Create("campaign", "state", "schedule", "next", "last run", "outcome", ">regressions");
        foreach (var campaign in campaigns)
        {
            var last = campaign.LastRuns is [var run, ..] ? run : null;
            var judged = campaign.LastRuns.FirstOrDefault(entry => entry.BaselineSweepId is not null && entry.FinishedAt is not null);
            table.Row(
                campaign.Specification.Name, State(campaign), Schedule(campaign.Specification), Next(campaign),
                last is null ? "" : Durations.Format(last.ScheduledAt), last is null ? "" : Outcome(last),
                judged is null ? "" : Tables.Count(judged.RegressionCount));
        }

        terminal.OutputConsole().Write(table);
    }

    /// <summary>Writes one campaign, its latest runs and what regressed in the latest that was held against a baseline.</summary>
    public static void Write(CampaignStatus campaign, Terminal terminal)
    {
        var specification = campaign.Specification;
        var table = Tables.Create("campaign", specification.Name);
        table.Row("state", State(campaign));
        table.Row("schedule", Schedule(specification));
        table.Row("next", Next(campaign));
        table.Row("missed runs", Kebab(specification.MissedRuns));
        table.Row("overlap", Kebab(specification.Overlap));
        table.Row("sweep", specification.Document.File);
        table.Row("baseline", specification.Baseline.SweepId ?? Kebab(specification.Baseline.Kind));
        table.Row("created", Durations.Format(campaign.CreatedAt));
        terminal.OutputConsole().Write(table);
        if (campaign.LastRuns.Count > 0)
            WriteRuns(campaign.LastRuns, terminal);
        if (campaign.LastRuns.FirstOrDefault(run => run.BaselineSweepId is not null) is { RegressionCount: > 0 } judged)
            WriteRegressions(judged, terminal);
    }

    /// <summary>Writes a table of runs.</summary>
    public static void WriteRuns(IReadOnlyList<CampaignRun> runs, Terminal terminal)
    {
        var table = Tables.Create(">run", "scheduled", "trigger", "outcome", ">missed", "sweep", ">regressions", "message");
        foreach (var run in runs)
        {
            table.Row(
                Tables.Count(run.Number), Durations.Format(run.ScheduledAt), Kebab(run.Trigger), Outcome(run), Tables.Count(run.MissedCount), run.SweepId ?? "",
                run.BaselineSweepId is null ? "" : Tables.Count(run.RegressionCount), run.Message ?? "");
        }

        terminal.OutputConsole().Write(table);
    }

    /// <summary>Writes what a run made worse.</summary>
    public static void WriteRegressions(CampaignRun run, Terminal terminal)
    {
        terminal.Output.WriteLine($"Run {run.Number} against {run.BaselineSweepId}: {Tables.Count(run.RegressionCount)} regressions.");
        var table = Tables.Create("model", "target", "source", "strategy", "variant", "score", ">baseline", "interval", ">now");
        foreach (var regression in run.Regressions)
        {
            table.Row(
                regression.Model, regression.Target, regression.Source, regression.Strategy, regression.Variant.ToString(), ScoreTitles.Of(regression.Score),
                Tables.Number(regression.Baseline.Mean), Tables.Interval(regression.Baseline.Lower, regression.Baseline.Upper),
                regression.Current is { } now ? Tables.Number(now.Mean) : "missing");
        }

        terminal.OutputConsole().Write(table);
    }

    private static string State(CampaignStatus campaign) => Kebab(campaign.State);

    private static string Outcome(CampaignRun run) => Kebab(run.Outcome);

    private static string Schedule(CampaignSpecification campaign) => $"{campaign.Cron} {campaign.TimeZone}";

    private static string Next(CampaignStatus campaign) => campaign.NextRunAt is { } time ? Durations.Format(time) : "";

    private static string Kebab<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
