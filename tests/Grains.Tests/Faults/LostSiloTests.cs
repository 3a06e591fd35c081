using RepXai.Client.Orleans;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Grains.Tests.Postgres;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Tests.Hosting;

namespace RepXai.Grains.Tests.Faults;

/// <summary>Silos are killed while a sweep runs whose state is in a database.</summary>
public sealed class LostSiloTests(PostgresServer database) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly MadeUpSweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [PostgresFact]
    public async Task A_sweep_survives_the_loss_of_its_coordinators_silo_and_then_of_another()
    {
        var computation = new GatedComputation();
        await using var cluster = await StartAsync(computation);
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(_sweeps.Document)).Id;
        var watching = service.EndOfAsync(id);
        for (var kill = 0; kill < 2; kill++)
        {
            computation.Release(10);
            for (var unit = 0; unit < 12; unit++)
                await computation.NextStartedAsync();
            var coordinator = cluster.Grains.GetGrain<ISweepGrain>(GrainKeys.Sweep("tenant", id));
            await cluster.Silos.KillSiloAsync((await cluster.FindSiloOfAsync(coordinator))!);
        }

        await cluster.Silos.StartAdditionalSiloAsync();
        computation.Release();
        Assert.Equal(SweepState.Completed, (await watching).State);
        Assert.True((await service.GetStatusAsync(id)).Progress.Retries > 0, "the killed silos held units");
        Assert.Equal(await MadeUpSweeps.EmbeddedAsync(), _sweeps.ResultsOf(id));
    }

    [PostgresFact]
    public async Task A_campaigns_run_survives_the_loss_of_the_campaigns_silo_and_has_one_sweep()
    {
        var computation = new GatedComputation();
        await using var cluster = await StartAsync(computation);
        var service = cluster.Serve();
        await service.PutCampaignAsync(new CampaignSpecification { Name = "yearly", Cron = "0 0 1 1 *", Document = _sweeps.Document });
        var requested = await service.RunCampaignAsync("yearly", "once");
        await computation.NextStartedAsync();
        var campaign = cluster.Grains.GetGrain<ICampaignGrain>(GrainKeys.Campaign("tenant", "yearly"));
        await cluster.Silos.KillSiloAsync((await cluster.FindSiloOfAsync(campaign))!);
        computation.Release();
        Assert.Equal(requested.Number, (await service.RunCampaignAsync("yearly", "once")).Number);
        var run = await OutcomeAsync(service, requested.Number);
        Assert.Equal((CampaignRunOutcome.Completed, Assert.Single(await service.ListAsync()).Id), (run.Outcome, run.SweepId));
        Assert.Single((await service.GetCampaignHistoryAsync("yearly")).Runs);
    }

    private static async Task<CampaignRun> OutcomeAsync(GrainSweepService service, long number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var history = await service.GetCampaignHistoryAsync("yearly", cancellationToken: patience.Token);
            if (history.Runs.Single(run => run.Number == number) is { Outcome: not CampaignRunOutcome.Running } run)
                return run;
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token); // Campaigns have nothing to watch.
        }
    }

    private Task<SweepCluster> StartAsync(GatedComputation computation) => SweepCluster.StartAsync(new ClusterSetup
    {
        Silos = 4,
        DevicesOfSilo = 1,
        Computation = computation,
        Blobs = _sweeps.OpenBlobs(),
        Database = database.Connection,
        Machine = new MachineOptions { LeaseDuration = TimeSpan.FromSeconds(3), ClockBound = TimeSpan.FromMilliseconds(100), MaxBacklog = 6 },
    });
}
