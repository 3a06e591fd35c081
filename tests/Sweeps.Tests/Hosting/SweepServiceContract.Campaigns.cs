using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Hosting;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Hosting;

public abstract partial class SweepServiceContract
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 2, 0, TimeSpan.Zero);

    private ManualTime Clock { get; } = new(Start);

    private CampaignSpecification EveryFiveMinutes => new() { Name = "often", Cron = "*/5 * * * *", Document = MadeUp.Document };

    [Fact]
    public async Task A_campaign_runs_at_its_times()
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        var created = await service.PutCampaignAsync(EveryFiveMinutes);
        Assert.Equal((CampaignState.Active, Start, Start.AddMinutes(3)), (created.State, created.CreatedAt, created.NextRunAt!.Value));
        Assert.Empty(created.LastRuns);
        for (var number = 1; number <= 2; number++)
        {
            Clock.Advance(TimeSpan.FromMinutes(number == 1 ? 3 : 5));
            var run = await OutcomeAsync(service, number);
            Assert.Equal((CampaignRunOutcome.Completed, CampaignTrigger.Schedule, Clock.GetUtcNow()), (run.Outcome, run.Trigger, run.ScheduledAt));
            Assert.Equal(16, (await service.GetResultsAsync(run.SweepId!)).Scores.Count);
        }
        var status = Assert.Single(await service.ListCampaignsAsync());
        Assert.Equal(Start.AddMinutes(13), status.NextRunAt);
        Assert.Equal(2, status.LastRuns.Select(run => run.SweepId).Distinct().Count());
    }

    [Fact]
    public async Task Times_that_were_missed_are_made_up_for_once()
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        await service.PutCampaignAsync(EveryFiveMinutes with { MissedRuns = MissedRunPolicy.RunOnce });
        Clock.Advance(TimeSpan.FromHours(3));
        var run = await OutcomeAsync(service, 1);
        Assert.Equal((CampaignRunOutcome.Completed, CampaignTrigger.CatchUp, 36), (run.Outcome, run.Trigger, run.MissedCount));
        Assert.Single((await service.GetCampaignHistoryAsync("often")).Runs);
    }

    [Fact]
    public async Task A_campaign_is_put_paused_resumed_and_deleted_any_number_of_times()
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        var first = await service.PutCampaignAsync(EveryFiveMinutes);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await service.PutCampaignAsync(EveryFiveMinutes);
        Assert.Equal((first.CreatedAt, first.NextRunAt), (again.CreatedAt, again.NextRunAt));
        for (var time = 0; time < 2; time++)
        {
            var paused = await service.PauseCampaignAsync("often");
            Assert.Equal((CampaignState.Paused, null), (paused.State, paused.NextRunAt));
        }
        Assert.Equal(CampaignState.Paused, (await service.PutCampaignAsync(EveryFiveMinutes with { Cron = "0 * * * *" })).State);
        for (var time = 0; time < 2; time++)
            Assert.Equal(new DateTimeOffset(2030, 1, 1, 1, 0, 0, TimeSpan.Zero), (await service.ResumeCampaignAsync("often")).NextRunAt);
        await service.PutCampaignAsync(EveryFiveMinutes with { Name = "a-campaign" });
        Assert.Equal(["a-campaign", "often"], (await service.ListCampaignsAsync()).Select(status => status.Specification.Name));
        await service.DeleteCampaignAsync("often");
        Assert.Equal("a-campaign", Assert.Single(await service.ListCampaignsAsync()).Specification.Name);
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.DeleteCampaignAsync("often"));
    }

    [Fact]
    public async Task A_paused_campaign_runs_on_request_and_one_key_is_one_run()
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        await service.PutCampaignAsync(EveryFiveMinutes with { Overlap = OverlapRule.Wait });
        await service.PauseCampaignAsync("often");
        var numbers = new List<long>();
        foreach (var key in new[] { "Schlüssel 50%", "b", "Schlüssel 50%", null })
        {
            var run = await service.RunCampaignAsync("often", key);
            Assert.Equal(CampaignTrigger.Request, run.Trigger);
            numbers.Add(run.Number);
        }
        Assert.Equal([1, 2, 1, 3], numbers);
        Assert.Equal(CampaignRunOutcome.Completed, (await OutcomeAsync(service, 3)).Outcome);
        var page = await service.GetCampaignHistoryAsync("often", limit: 2);
        Assert.Equal([3, 2], page.Runs.Select(run => run.Number));
        var last = await service.GetCampaignHistoryAsync("often", page.Before, 2);
        Assert.Equal([1], last.Runs.Select(run => run.Number));
        Assert.Null(last.Before);
        Assert.Equal(3, page.Runs.Concat(last.Runs).Select(run => run.SweepId).Distinct().Count());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => service.GetCampaignHistoryAsync("often", limit: 101));
    }

    [Fact]
    public async Task What_a_changed_model_makes_worse_is_a_regression_against_the_previous_run()
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        await service.PutCampaignAsync(EveryFiveMinutes with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.PreviousRun } });
        await service.RunCampaignAsync("often");
        var first = await OutcomeAsync(service, 1);
        await service.RunCampaignAsync("often");
        var same = await OutcomeAsync(service, 2);
        Assert.Equal((null, first.SweepId, 0), (first.BaselineSweepId, same.BaselineSweepId, same.RegressionCount));
        MadeUp.Change("a.onnx");
        await service.RunCampaignAsync("often");
        var changed = await OutcomeAsync(service, 3);
        Assert.Equal((CampaignRunOutcome.Completed, same.SweepId, 8), (changed.Outcome, changed.BaselineSweepId, changed.RegressionCount));
        Assert.All(changed.Regressions, regression => Assert.Equal("a", regression.Model));
        var scores = (await service.GetResultsAsync(changed.SweepId!)).Scores;
        var worst = changed.Regressions[0];
        Assert.Contains(scores, pair => pair.Scores[0] == worst.Current && (pair.Target, pair.Source, pair.Strategy) == (worst.Target, worst.Source, worst.Strategy));
    }

    [Fact]
    public async Task A_run_that_fails_says_why()
    {
        var computation = new GatedComputation { Before = _ => throw new UserErrorException("Image 7 is damaged; replace it.") };
        computation.Release();
        var service = await ServeCampaignsAsync(computation);
        await service.PutCampaignAsync(EveryFiveMinutes);
        await service.RunCampaignAsync("often");
        var run = await OutcomeAsync(service, 1);
        Assert.Equal((CampaignRunOutcome.Failed, "Image 7 is damaged; replace it."), (run.Outcome, run.Message));
    }

    [Fact]
    public async Task A_campaigns_mistakes_and_its_sweeps_are_told_at_once()
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        var wrong = EveryFiveMinutes with { Cron = "often", TimeZone = "Mars", Document = MadeUp.Document with { Text = Host.Text + "\nsede: 1" } };
        var error = await Assert.ThrowsAsync<InvalidSpecificationException>(() => service.PutCampaignAsync(wrong));
        Assert.Equal(["cron", "time_zone", "sede"], error.Problems.Select(problem => problem.Path));
        Assert.Empty(await service.ListCampaignsAsync());
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("../runs")]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_unknown_campaign_is_not_found_by_any_member(string name)
    {
        var service = await ServeCampaignsAsync(new MadeUpComputation());
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.GetCampaignAsync(name));
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.DeleteCampaignAsync(name));
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.PauseCampaignAsync(name));
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.ResumeCampaignAsync(name));
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.RunCampaignAsync(name));
        await Assert.ThrowsAsync<CampaignNotFoundException>(() => service.GetCampaignHistoryAsync(name));
    }

    private Task<ISweepService> ServeCampaignsAsync(ISweepComputation computation)
    {
        MadeUp.Time = Clock;
        return ServeAsync(computation);
    }

    /// <summary>A run of the campaign when its outcome is final.</summary>
    private static async Task<CampaignRun> OutcomeAsync(ISweepService service, long number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var history = await service.GetCampaignHistoryAsync("often", cancellationToken: patience.Token);
            if (history.Runs.FirstOrDefault(run => run.Number == number) is { Outcome: not (CampaignRunOutcome.Waiting or CampaignRunOutcome.Running) } run)
                return run;
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token); // Campaigns have nothing to watch.
        }
    }
}
