using RepXai.Contracts;
using RepXai.Grains.Tests.Faults;
using RepXai.Sweeps.Storage;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests;

/// <summary>Real sweeps over four silos give the embedded host's bytes.</summary>
public sealed class ClusterSweepTests : IDisposable
{
    private readonly ZooSweep _zoo = new();
    private readonly TemporaryFolder _blobs = new();

    public void Dispose()
    {
        _zoo.Dispose();
        _blobs.Dispose();
    }

    [Fact]
    public async Task A_sweep_over_four_silos_equals_the_embedded_one_byte_for_byte()
    {
        var blobs = FileBlobStore.Open(_blobs.Path);
        Assert.Equal(await _zoo.EmbeddedAsync(), await RunAsync(blobs, blobs));
    }

    [Fact]
    public async Task So_it_does_while_one_call_of_the_blob_store_in_ten_fails()
    {
        var blobs = FileBlobStore.Open(_blobs.Path);
        var flaky = new FlakyBlobStore(blobs);
        Assert.Equal(await _zoo.EmbeddedAsync(), await RunAsync(blobs, flaky));
        Assert.True(flaky.Failures > 5, "the store failed now and then");
    }

    private async Task<SortedDictionary<string, string>> RunAsync(FileBlobStore blobs, IBlobStore siloBlobs)
    {
        await using var cluster = await SweepCluster.StartAsync(new ClusterSetup
        {
            Silos = 4,
            DevicesOfSilo = 1,
            Computation = ZooSweep.Computation(siloBlobs),
            Blobs = blobs,
            SiloBlobs = siloBlobs,
        });
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(ZooSweep.Document)).Id;
        Assert.Equal(SweepState.Completed, (await service.EndOfAsync(id)).State);
        return Results.In(Path.Combine(_blobs.Path, GrainKeys.BlobFolder("tenant", id)));
    }
}
