using RepXai.Cluster.Tests.Processes;
using RepXai.Contracts;

namespace RepXai.Cluster.Tests;

[Collection(ClusterCollection.Name)]
public sealed class CrashTests(ClusterServers servers)
{
    private static readonly TimeSpan LongerThanTheLease = SiloCluster.Lease + TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_sweep_outlives_killed_and_paused_silos_and_a_blob_store_that_fails_one_call_in_ten(int seed)
    {
        var random = new Random(seed);
        await using var cluster = await SiloCluster.StartAsync(servers, silos: 4, flakyBlobs: true, areRestarted: true);
        var sweeps = (await cluster.GrainsAsync()).Sweeps;
        var id = (await sweeps.SubmitAsync(LongSweep.Document)).Id;
        // Each comes once so many units are completed.
        var faults = new Queue<(int Units, Func<Task> Inflict)>(
        [
            (random.Next(1, 10), () => KillCoordinatorAsync(cluster, id)),
            (random.Next(12, 22), () => Any(cluster, random).KillAsync()),
            (random.Next(24, 34), () => PauseAsync(Any(cluster, random))),
            (random.Next(36, 44), () => KillCoordinatorAsync(cluster, id)),
        ]);

        var end = await cluster.WatchAsync(sweeps, id, async progress =>
        {
            if (faults.TryPeek(out var next) && progress.UnitsCompleted >= next.Units)
                await faults.Dequeue().Inflict();
        });

        Assert.Empty(faults);
        Assert.Equal(SweepState.Completed, end.State);
        Assert.Equal(await LongSweep.EmbeddedAsync(), await cluster.ResultsOfAsync(id));
        Assert.True(cluster.Silos.Sum(silo => silo.Starts) >= 4 + 3, "three silos were killed and came back");
        await Task.WhenAll(cluster.Silos.Select(silo => silo.WaitUntilReadyAsync()));
    }

    private static SiloProcess Any(SiloCluster cluster, Random random) => cluster.Silos[random.Next(cluster.Silos.Count)];

    private static async Task KillCoordinatorAsync(SiloCluster cluster, string sweepId) =>
        await (await cluster.FindCoordinatorAsync(sweepId) ?? cluster.Silos[0]).KillAsync();

    private static async Task PauseAsync(SiloProcess silo)
    {
        await silo.PauseAsync();
        await Task.Delay(LongerThanTheLease); // The length of the pause is the fault itself.
        await silo.ContinueAsync();
    }
}
