using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Hosting;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Hosting;

/// <summary>Campaigns whose process is killed, and folders that processes share.</summary>
public sealed class EmbeddedCampaignTests : IDisposable
{
    private readonly ManualTime _clock = new(new DateTimeOffset(2030, 1, 1, 0, 2, 0, TimeSpan.Zero));
    private readonly Host _host;

    public EmbeddedCampaignTests() => _host = new Host { Time = _clock };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_run_whose_process_was_killed_is_taken_up_again_and_ends_with_its_sweep()
    {
        var gated = new GatedComputation();
        string sweepId;
        await using (var killed = Serve(gated))
        {
            await killed.PutCampaignAsync(Hourly);
            await killed.RunCampaignAsync("hourly");
            await gated.NextStartedAsync();
            sweepId = Assert.Single(await killed.ListAsync()).Id;
        }
        await using var service = Serve();
        var run = await OutcomeAsync(service, 1);
        Assert.Equal((CampaignRunOutcome.Completed, sweepId), (run.Outcome, run.SweepId));
        Assert.Single(await service.ListAsync());
    }

    [Fact]
    public async Task A_run_that_was_killed_before_it_knew_its_sweep_has_no_second_one()
    {
        var gated = new GatedComputation();
        byte[] before;
        var file = Path.Combine(_host.Runs, "campaigns", "hourly.json");
        await using (var killed = Serve(gated))
        {
            await killed.PutCampaignAsync(Hourly);
            await killed.RunCampaignAsync("hourly");
            before = await File.ReadAllBytesAsync(file);
            await gated.NextStartedAsync();
        }
        await File.WriteAllBytesAsync(file, before); // As if the write after the submission had not come.
        await using var service = Serve();
        Assert.Equal(CampaignRunOutcome.Completed, (await OutcomeAsync(service, 1)).Outcome);
        Assert.Single(await service.ListAsync());
    }

    [Fact]
    public async Task Times_that_pass_while_no_process_runs_are_missed()
    {
        await using (var first = Serve())
            await first.PutCampaignAsync(Hourly with { MissedRuns = MissedRunPolicy.RunAll, MissedRunLimit = 2 });
        _clock.Advance(TimeSpan.FromHours(4));
        await using var service = Serve();
        Assert.Equal(CampaignRunOutcome.Completed, (await OutcomeAsync(service, 3)).Outcome);
        var runs = (await service.GetCampaignHistoryAsync("hourly")).Runs;
        Assert.Equal([(CampaignRunOutcome.Completed, 0L), (CampaignRunOutcome.Completed, 0L), (CampaignRunOutcome.Missed, 2L)], runs.Select(run => (run.Outcome, run.MissedCount)));
    }

    [Fact]
    public async Task One_process_runs_the_campaigns_and_others_only_look()
    {
        await using var running = Serve();
        await running.PutCampaignAsync(Hourly);
        await using var other = _host.Serve();
        Assert.Equal("hourly", (await other.GetCampaignAsync("hourly")).Specification.Name);
        Assert.Throws<SweepStateException>(other.StartCampaigns);
        await Assert.ThrowsAsync<SweepStateException>(() => other.PauseCampaignAsync("hourly"));
        await Assert.ThrowsAsync<SweepStateException>(() => other.RunCampaignAsync("hourly"));
    }

    [Fact]
    public async Task A_process_that_runs_no_campaigns_changes_them_while_no_other_does()
    {
        await using var service = _host.Serve();
        await service.PutCampaignAsync(Hourly);
        Assert.Equal(CampaignState.Paused, (await service.PauseCampaignAsync("hourly")).State);
        await Assert.ThrowsAsync<SweepStateException>(() => service.RunCampaignAsync("hourly"));
        await using (Serve())
            await Assert.ThrowsAsync<SweepStateException>(() => service.ResumeCampaignAsync("hourly"));
        Assert.Equal(CampaignState.Active, (await service.ResumeCampaignAsync("hourly")).State);
    }

    [Fact]
    public async Task A_damaged_campaign_is_told_to_who_asks_and_the_others_run()
    {
        await using var service = Serve();
        await File.WriteAllTextAsync(Path.Combine(_host.Runs, "campaigns", "damaged.json"), "{");
        await service.PutCampaignAsync(Hourly);
        _clock.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal(CampaignRunOutcome.Completed, (await OutcomeAsync(service, 1)).Outcome);
        Assert.Contains("damaged.json", (await Assert.ThrowsAsync<UserErrorException>(() => service.GetCampaignAsync("damaged"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_campaigns_sweep_goes_on_and_a_new_one_of_the_name_knows_nothing_of_it()
    {
        var gated = new GatedComputation();
        await using var service = Serve(gated);
        await service.PutCampaignAsync(Hourly);
        await service.RunCampaignAsync("hourly");
        await gated.NextStartedAsync();
        await service.DeleteCampaignAsync("hourly");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await service.PutCampaignAsync(Hourly);
        gated.Release();
        var id = Assert.Single(await service.ListAsync()).Id;
        Assert.Equal(SweepState.Completed, (await Host.WatchToEndAsync(service, id))[^1].State);
        await service.RunCampaignAsync("hourly");
        Assert.NotEqual(id, (await OutcomeAsync(service, 1)).SweepId);
    }

    [Fact]
    public async Task A_later_run_cancels_the_sweep_of_the_previous_one()
    {
        var gated = new GatedComputation();
        await using var service = Serve(gated);
        await service.PutCampaignAsync(Hourly with { Overlap = OverlapRule.CancelPrevious });
        await service.RunCampaignAsync("hourly");
        await gated.NextStartedAsync();
        await service.RunCampaignAsync("hourly");
        Assert.Equal(CampaignRunOutcome.Cancelled, (await OutcomeAsync(service, 1)).Outcome);
        gated.Release();
        Assert.Equal(CampaignRunOutcome.Completed, (await OutcomeAsync(service, 2)).Outcome);
    }

    private CampaignSpecification Hourly => new() { Name = "hourly", Cron = "0 * * * *", Document = _host.Document };

    private EmbeddedSweepService Serve(ISweepComputation? computation = null)
    {
        var service = _host.Serve(computation);
        service.StartCampaigns();
        return service;
    }

    private static async Task<CampaignRun> OutcomeAsync(EmbeddedSweepService service, long number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var history = await service.GetCampaignHistoryAsync("hourly", cancellationToken: patience.Token);
            if (history.Runs.FirstOrDefault(run => run.Number == number) is { Outcome: not (CampaignRunOutcome.Waiting or CampaignRunOutcome.Running) } run)
                return run;
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
        }
    }
}
