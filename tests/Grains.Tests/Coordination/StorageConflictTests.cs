using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RepXai.Contracts;
using RepXai.Grains.State;
using RepXai.Sweeps.Tests.Hosting;

namespace RepXai.Grains.Tests.Coordination;

/// <summary>Two activations of one coordinator: only one of them can store, and what the other decided never happened.</summary>
public sealed class StorageConflictTests : IDisposable
{
    private readonly MadeUpSweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Fact]
    public async Task A_coordinator_whose_state_was_stored_by_another_steps_down_without_an_answer()
    {
        var computation = new GatedComputation();
        await using var cluster = await SweepCluster.StartAsync(new ClusterSetup { Computation = computation, Blobs = _sweeps.OpenBlobs() });
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(_sweeps.Document)).Id;
        await computation.NextStartedAsync();
        await computation.NextStartedAsync();
        var grain = cluster.Grains.GetGrain<ISweepGrain>(GrainKeys.Sweep("tenant", id));
        await StoreAsAnotherAsync(cluster, grain);
        await Assert.ThrowsAnyAsync<OrleansException>(() => grain.TellAsync(SweepOrder.Pause));
        Assert.Equal(SweepState.Paused, (await service.PauseAsync(id)).Progress.State);
        await service.ResumeAsync(id);
        computation.Release();
        Assert.Equal(SweepState.Completed, (await service.EndOfAsync(id)).State);
        Assert.Equal(await MadeUpSweeps.EmbeddedAsync(), _sweeps.ResultsOf(id));
    }

    // Reads and writes the same state: nothing changes but the ETag.
    private static async Task StoreAsAnotherAsync(SweepCluster cluster, ISweepGrain grain)
    {
        var storage = cluster.Silos.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(GrainStorageNames.State);
        var state = new GrainState<StoredDocument>();
        await storage.ReadStateAsync("sweep", grain.GetGrainId(), state);
        Assert.NotEmpty(state.State.Json);
        await storage.WriteStateAsync("sweep", grain.GetGrainId(), state);
    }
}
