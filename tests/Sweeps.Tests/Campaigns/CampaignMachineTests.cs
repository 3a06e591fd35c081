using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Sweeps.Tests.Campaigns;

public sealed class CampaignMachineTests
{
    [Fact]
    public void A_scheduled_time_starts_a_run_and_its_end_completes_it()
    {
        var run = new MachineRun();
        Assert.Equal(MachineRun.Start.AddMinutes(30), CampaignTasks.NextTime(run.Campaign));
        run.Pass(0.4);
        Assert.Empty(run.Runs);
        run.Pass(0.1);
        Assert.Equal([1], run.AtWork);
        run.End(1);
        var entry = Assert.Single(run.Runs);
        Assert.Equal((CampaignRunOutcome.Completed, "sweep-1", CampaignTrigger.Schedule), (entry.Outcome, entry.SweepId, entry.Trigger));
        Assert.Equal((MachineRun.Start.AddMinutes(30), run.Now, run.Now), (entry.ScheduledAt, entry.FiredAt!.Value, entry.FinishedAt!.Value));
        Assert.Empty(CampaignTasks.Of(run.Campaign));
    }

    [Theory]
    [InlineData(SweepState.Failed, CampaignRunOutcome.Failed, "It broke.")]
    [InlineData(SweepState.Cancelled, CampaignRunOutcome.Cancelled, null)]
    public void A_sweep_that_does_not_complete_is_told(SweepState state, CampaignRunOutcome outcome, string? message)
    {
        var run = new MachineRun(campaign => campaign with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.PreviousRun } });
        run.Pass(0.5);
        run.End(1, state);
        Assert.Equal((outcome, message), (run.Runs[0].Outcome, run.Runs[0].Message));
        Assert.Null(run.Campaign.Latest);
    }

    [Fact]
    public void A_long_outage_is_skipped_and_counted()
    {
        var run = new MachineRun(campaign => campaign with { MissedRuns = MissedRunPolicy.Skip });
        run.Pass(24 * 365);
        var entry = Assert.Single(run.Runs);
        Assert.Equal((CampaignRunOutcome.Missed, 24 * 365), (entry.Outcome, entry.MissedCount));
        Assert.Equal(run.Now.AddMinutes(-30), entry.ScheduledAt);
        Assert.Empty(run.AtWork);
        run.Pass(0.5);
        Assert.Equal([2], run.AtWork);
    }

    [Fact]
    public void A_long_outage_is_made_up_for_by_one_run()
    {
        var run = new MachineRun(campaign => campaign with { MissedRuns = MissedRunPolicy.RunOnce });
        run.Pass(10);
        var entry = Assert.Single(run.Runs);
        Assert.Equal((CampaignTrigger.CatchUp, CampaignRunOutcome.Running, 10), (entry.Trigger, entry.Outcome, entry.MissedCount));
    }

    [Fact]
    public void The_time_that_is_met_makes_up_for_those_before_it()
    {
        var run = new MachineRun(campaign => campaign with { MissedRuns = MissedRunPolicy.RunOnce });
        run.Pass(10.5);
        var entry = Assert.Single(run.Runs);
        Assert.Equal((CampaignTrigger.Schedule, 10, run.Now), (entry.Trigger, entry.MissedCount, entry.ScheduledAt));
    }

    [Theory]
    [InlineData(OverlapRule.Skip)]
    [InlineData(OverlapRule.Wait)]
    [InlineData(OverlapRule.Allow)]
    [InlineData(OverlapRule.CancelPrevious)]
    public void All_missed_times_run_one_after_another_up_to_the_bound(OverlapRule overlap)
    {
        var run = new MachineRun(campaign => campaign with { MissedRuns = MissedRunPolicy.RunAll, MissedRunLimit = 3, Overlap = overlap });
        run.Pass(10);
        Assert.Equal([CampaignRunOutcome.Missed, CampaignRunOutcome.Running, CampaignRunOutcome.Waiting, CampaignRunOutcome.Waiting], run.Outcomes);
        Assert.Equal((7, MachineRun.Start.AddHours(6.5)), (run.Runs[0].MissedCount, run.Runs[0].ScheduledAt));
        Assert.Equal([7.5, 8.5, 9.5], run.Runs.Skip(1).Select(entry => (entry.ScheduledAt - MachineRun.Start).TotalHours));
        for (var number = 2; number <= 4; number++)
        {
            Assert.Equal([number], run.AtWork);
            run.End(number);
        }
        Assert.Empty(run.AtWork);
    }

    [Fact]
    public void A_run_is_left_out_while_the_previous_one_is_at_work()
    {
        var run = new MachineRun();
        run.PassAwake(2);
        Assert.Equal([CampaignRunOutcome.Running, CampaignRunOutcome.Skipped], run.Outcomes);
        Assert.Equal("The previous run, number 1, was still at work.", run.Runs[1].Message);
        run.End(1);
        run.PassAwake(1);
        Assert.Equal([3], run.AtWork);
    }

    [Fact]
    public void A_run_waits_for_the_previous_one()
    {
        var run = new MachineRun(campaign => campaign with { Overlap = OverlapRule.Wait });
        run.PassAwake(3);
        Assert.Equal([1], run.AtWork);
        run.End(1, SweepState.Failed);
        Assert.Equal([2], run.AtWork);
        Assert.Equal(run.Now, run.Runs[1].FiredAt);
        run.End(2);
        Assert.Equal([3], run.AtWork);
    }

    [Fact]
    public void Not_more_runs_wait_than_the_bound_allows()
    {
        var run = new MachineRun(campaign => campaign with { Overlap = OverlapRule.Wait }, new CampaignOptions { MaxWaiting = 2 });
        run.PassAwake(5);
        Assert.Equal(2, run.Outcomes.Count(outcome => outcome == CampaignRunOutcome.Waiting));
        Assert.Equal(2, run.Outcomes.Count(outcome => outcome == CampaignRunOutcome.Skipped));
    }

    [Fact]
    public void The_previous_run_is_cancelled_and_the_new_one_starts_when_it_is_gone()
    {
        var run = new MachineRun(campaign => campaign with { Overlap = OverlapRule.CancelPrevious });
        run.PassAwake(2);
        Assert.Empty(CampaignTasks.Of(run.Campaign).OfType<CampaignTask.CancelSweep>());
        run.Tell(new NoteSubmission(1, "sweep-1"));
        Assert.Contains(new CampaignTask.CancelSweep(1, "sweep-1"), CampaignTasks.Of(run.Campaign));
        run.PassAwake(1);
        Assert.Equal([CampaignRunOutcome.Running, CampaignRunOutcome.Cancelled, CampaignRunOutcome.Waiting], run.Outcomes);
        run.End(1, SweepState.Cancelled);
        Assert.Equal([3], run.AtWork);
        Assert.Equal(["A later run took its place.", "A later run took its place.", null], run.Runs.Select(entry => entry.Message));
    }

    [Fact]
    public void Runs_may_be_allowed_beside_each_other()
    {
        var run = new MachineRun(campaign => campaign with { Overlap = OverlapRule.Allow });
        run.PassAwake(3);
        Assert.Equal([1, 2, 3], run.AtWork);
    }

    [Fact]
    public void A_clock_that_steps_back_brings_no_time_twice()
    {
        var run = new MachineRun();
        run.Pass(0.5);
        run.End(1);
        run.Pass(-0.25);
        run.Pass(0.25);
        Assert.Single(run.Runs);
        run.Pass(-3);
        run.PassAwake(3);
        Assert.Single(run.Runs);
        run.PassAwake(1);
        Assert.Equal(2, run.Runs.Count);
    }

    [Fact]
    public void A_clock_that_was_far_ahead_for_a_moment_stops_the_schedule_until_it_is_resumed()
    {
        var run = new MachineRun();
        run.Pass(1000);
        run.Pass(-1000);
        run.PassAwake(2);
        Assert.Single(run.Runs);
        Assert.Equal(run.Now.AddHours(998.5), CampaignTasks.NextTime(run.Campaign));
        run.Tell(new PauseSchedule());
        run.Tell(new ResumeSchedule());
        Assert.Equal(run.Now.AddHours(0.5), CampaignTasks.NextTime(run.Campaign));
    }

    [Fact]
    public void Times_that_pass_in_a_pause_are_not_missed()
    {
        var run = new MachineRun(campaign => campaign with { MissedRuns = MissedRunPolicy.RunAll });
        run.Tell(new PauseSchedule());
        Assert.Null(CampaignTasks.NextTime(run.Campaign));
        run.Pass(5);
        run.Tell(new ResumeSchedule());
        run.Pass(0);
        Assert.Empty(run.Runs);
        run.Pass(0.5);
        Assert.Single(run.Runs);
    }

    [Fact]
    public void Another_schedule_counts_from_now_and_the_same_one_goes_on()
    {
        var run = new MachineRun(campaign => campaign with { MissedRuns = MissedRunPolicy.RunOnce });
        var specification = run.Campaign.Specification;
        run.Tell(new PauseSchedule());
        run.Tell(new ResumeSchedule());
        run.Campaign = run.Campaign with { Cursor = MachineRun.Start };
        run.Tell(new ReplaceCampaign(specification with { MissedRuns = MissedRunPolicy.Skip }));
        Assert.Equal(MachineRun.Start, run.Campaign.Cursor);
        run.Pass(3);
        Assert.Equal(3, Assert.Single(run.Runs).MissedCount);
        run.Tell(new ReplaceCampaign(specification with { Cron = "30 * * * *" }));
        Assert.Equal(run.Now, run.Campaign.Cursor);
    }

    [Fact]
    public void One_key_is_one_run_and_no_key_is_another()
    {
        var run = new MachineRun(campaign => campaign with { Overlap = OverlapRule.Allow });
        foreach (var key in new[] { "a", "b", "a", null, null })
            run.Tell(new RequestRun(key));
        Assert.Equal([1, 2, 3, 4], run.AtWork);
        Assert.Equal(2, CampaignMachine.FindRequest(run.Campaign, "b")!.Number);
        Assert.All(run.Runs, entry => Assert.Equal(CampaignTrigger.Request, entry.Trigger));
    }

    [Fact]
    public void Results_are_held_against_the_previous_completed_run()
    {
        var run = new MachineRun(campaign => campaign with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.PreviousRun } });
        run.PassAwake(1);
        run.End(1);
        Assert.Equal(CampaignRunOutcome.Completed, run.Runs[0].Outcome);
        run.PassAwake(1);
        run.End(2, SweepState.Failed);
        run.PassAwake(1);
        run.End(3);
        Assert.Equal((3, "sweep-3", "sweep-1"), (run.Judging!.Number, run.Judging.SweepId, run.Judging.BaselineSweepId));
        Assert.Empty(run.AtWork);
        run.Tell(new NoteJudgement(3, "sweep-1", [.. Enumerable.Range(0, 40).Select(Regression)]));
        Assert.Null(run.Judging);
        Assert.Equal((CampaignRunOutcome.Completed, 25, 40), (run.Runs[2].Outcome, run.Runs[2].Regressions.Count, run.Runs[2].RegressionCount));
        run.Tell(new NoteJudgement(3, "sweep-1", []));
        Assert.Equal(40, run.Runs[2].RegressionCount);
    }

    [Fact]
    public void Results_are_held_against_the_first_run_also_when_the_history_has_lost_it()
    {
        var run = new MachineRun(
            campaign => campaign with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.FirstRun } }, new CampaignOptions { HistoryLength = 3 });
        for (var number = 1; number <= 8; number++)
        {
            run.PassAwake(1);
            run.End(number);
            if (run.Judging is { } judge)
                run.Tell(new NoteJudgement(judge.Number, judge.BaselineSweepId, []));
        }
        Assert.Equal([6, 7, 8], run.Runs.Select(entry => entry.Number));
        Assert.All(run.Runs, entry => Assert.Equal("sweep-1", entry.BaselineSweepId));
    }

    [Fact]
    public void Results_are_held_against_a_given_sweep_and_a_baseline_that_cannot_be_read_is_told()
    {
        var run = new MachineRun(campaign => campaign with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.Sweep, SweepId = "golden" } });
        run.PassAwake(1);
        run.End(1);
        Assert.Equal("golden", run.Judging!.BaselineSweepId);
        run.Tell(new NoteJudgement(1, "golden", [], "There is no sweep 'golden'."));
        Assert.Equal((CampaignRunOutcome.Completed, "There is no sweep 'golden'."), (run.Runs[0].Outcome, run.Runs[0].Message));
    }

    [Fact]
    public void A_run_keeps_the_specification_that_it_started_with()
    {
        var run = new MachineRun();
        run.PassAwake(1);
        var started = CampaignTasks.Of(run.Campaign);
        run.Tell(new ReplaceCampaign(run.Campaign.Specification with { Document = new SpecificationDocument { Text = "name: other" } }));
        Assert.Equal(started, CampaignTasks.Of(run.Campaign));
    }

    [Fact]
    public void Pages_of_the_history_follow_each_other()
    {
        var run = new MachineRun(campaign => campaign with { Overlap = OverlapRule.Allow });
        run.PassAwake(5);
        var first = CampaignViews.History(run.Campaign, null, 3);
        Assert.Equal([5, 4, 3], first.Runs.Select(entry => entry.Number));
        var second = CampaignViews.History(run.Campaign, first.Before, 3);
        Assert.Equal([2, 1], second.Runs.Select(entry => entry.Number));
        Assert.Null(second.Before);
        Assert.Equal([5, 4, 3, 2, 1], CampaignViews.Status(run.Campaign).LastRuns.Select(entry => entry.Number));
    }

    private static Regression Regression(int number) =>
        new() { Model = $"m{number}", Target = "t", Source = "s", Strategy = "gradient", Baseline = new ScoreEstimate() };
}
