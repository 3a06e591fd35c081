using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Sweeps.Tests.Campaigns;

/// <summary>What holds for any policy, after any outages, ends, requests, steps of the clock and kills of the host.</summary>
public sealed class CampaignMachinePropertyTests
{
    private static readonly CampaignOptions Options = new() { HistoryLength = 100_000, MaxWaiting = 3 };

    /// <summary>The halves of an hour that pass, negative when the clock steps back; then what happens.</summary>
    private static Gen<(int HalfHours, int What, int Which)> Steps =>
        from jump in Gen.Frequency((8, Gen.Choose(0, 2)), (2, Gen.Choose(3, 40)), (1, Gen.Choose(-6, -1)))
        from what in Gen.Choose(0, 6)
        from which in Gen.Choose(0, 5)
        select (jump, what, which);

    private static Gen<(MissedRunPolicy, OverlapRule, BaselineRunKind, (int, int, int)[])> Cases =>
        from missed in Gen.Elements(Enum.GetValues<MissedRunPolicy>())
        from overlap in Gen.Elements(Enum.GetValues<OverlapRule>())
        from baseline in Gen.Elements(BaselineRunKind.None, BaselineRunKind.PreviousRun, BaselineRunKind.FirstRun)
        from steps in Gen.ArrayOf(Steps)
        select (missed, overlap, baseline, steps);

    [Fact]
    public void Every_scheduled_time_is_accounted_for_once_and_no_run_is_lost() =>
        Prop.ForAll(Cases.ToArbitrary(), test =>
        {
            var (missed, overlap, baseline, steps) = test;
            var run = new MachineRun(
                campaign => campaign with { MissedRuns = missed, MissedRunLimit = 4, Overlap = overlap, Baseline = new CampaignBaseline { Kind = baseline } },
                Options);
            foreach (var (halfHours, what, which) in steps)
            {
                run.Pass(halfHours / 2.0);
                Happen(run, what, which);
                Check(run);
            }
            EndAll(run);
            Assert.DoesNotContain(run.Campaign.Entries, entry => entry.IsOpen);
        }).Check(Config.QuickThrowOnFailure.WithReplay(21, 5).WithMaxTest(400));

    private static void Happen(MachineRun run, int what, int which)
    {
        var tasks = CampaignTasks.Of(run.Campaign);
        switch (what)
        {
            case 0:
                run.Tell(new RequestRun($"key-{which}"));
                break;
            case 1:
                var stored = JsonSerializer.Serialize(run.Campaign, CampaignJson.Default.CampaignSnapshot);
                run.Campaign = JsonSerializer.Deserialize(stored, CampaignJson.Default.CampaignSnapshot)!;
                break;
            default:
                if (tasks.Count > 0)
                    Carry(run, tasks[which % tasks.Count], (SweepState)((int)SweepState.Cancelled + (which % 3)));
                break;
        }
    }

    private static void Carry(MachineRun run, CampaignTask task, SweepState end)
    {
        if (task is CampaignTask.RunSweep sweep)
            run.End(sweep.Number, end);
        else if (task is CampaignTask.Judge judge)
            run.Tell(new NoteJudgement(judge.Number, judge.BaselineSweepId, []));
        else if (task is CampaignTask.CancelSweep cancel)
            run.End(cancel.Number, SweepState.Cancelled);
    }

    private static void EndAll(MachineRun run)
    {
        while (CampaignTasks.Of(run.Campaign) is [var first, ..])
            Carry(run, first, SweepState.Completed);
    }

    private static void Check(MachineRun run)
    {
        var runs = run.Runs;
        Assert.Equal(Enumerable.Range(1, runs.Count).Select(number => (long)number), runs.Select(entry => entry.Number));
        Assert.Equal(DueTimes(run), runs.Sum(TimesOf));
        var scheduled = runs.Where(entry => entry.Trigger != CampaignTrigger.Request).Select(entry => entry.ScheduledAt).ToList();
        Assert.Equal(scheduled.Distinct().Order(), scheduled);
        var atWork = run.Outcomes.Count(outcome => outcome == CampaignRunOutcome.Running);
        Assert.True(atWork > 0 || !run.Outcomes.Contains(CampaignRunOutcome.Waiting), "a run waits for nothing");
        Assert.True(atWork <= 1 || run.Campaign.Specification.Overlap == OverlapRule.Allow, "two runs are at work");
        Assert.Equal(CampaignTasks.Of(run.Campaign).Count == 0, atWork == 0);
        Assert.Equal(run.Campaign, Again(run));
    }

    /// <summary>Scheduled times from the start to the latest that the machine looked at.</summary>
    private static long DueTimes(MachineRun run) => (long)Math.Floor((run.Campaign.Cursor - MachineRun.Start).TotalHours + 0.5);

    private static long TimesOf(CampaignRun entry) => (entry.Trigger, entry.Outcome) switch
    {
        (CampaignTrigger.Request, _) => 0,
        (CampaignTrigger.CatchUp, _) => Math.Max(1, entry.MissedCount),
        (_, CampaignRunOutcome.Missed) => entry.MissedCount,
        _ => 1 + entry.MissedCount,
    };

    private static CampaignSnapshot Again(MachineRun run)
    {
        var before = run.Campaign;
        run.Tell(new LetTimePass());
        foreach (var key in before.Entries.Select(entry => entry.RequestKey).OfType<string>().ToList())
            run.Tell(new RequestRun(key));
        foreach (var ended in before.Entries.Where(entry => !entry.IsOpen).Select(entry => entry.Run.Number).ToList())
            run.End(ended, SweepState.Failed);
        return run.Campaign;
    }
}
