using RepXai.Cluster.Tests.Processes;
using RepXai.Contracts;

namespace RepXai.Cluster.Tests;

[Collection(ClusterCollection.Name)]
public sealed class DrainTests(ClusterServers servers)
{
    private static readonly TimeSpan LongerThanTheTest = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_its_unit_and_its_coordinator_over_and_nothing_is_lost()
    {
        await using var cluster = await SiloCluster.StartAsync(servers, silos: 2, lease: LongerThanTheTest);
        var sweeps = (await cluster.GrainsAsync()).Sweeps;
        var id = (await sweeps.SubmitAsync(LongSweep.Document)).Id;
        SiloProcess? stopped = null;

        var end = await cluster.WatchAsync(sweeps, id, async progress =>
        {
            if (stopped is not null || progress.UnitsCompleted < 5)
                return;
            stopped = await cluster.FindCoordinatorAsync(id);
            Assert.Equal(0, await stopped!.TerminateAsync());
        });

        Assert.Contains("the units of 1 devices were handed back", stopped!.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be drained", stopped.Said, StringComparison.Ordinal);
        Assert.Equal(SweepState.Completed, end.State); // A unit that was not handed back would wait for its lease.
        Assert.Equal(await LongSweep.EmbeddedAsync(), await cluster.ResultsOfAsync(id));
    }
}
