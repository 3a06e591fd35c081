using RepXai.Contracts;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests;

/// <summary>A small sweep over a model of the example zoo, and what the embedded host makes of it.</summary>
internal sealed class ZooSweep : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The sweep: one model, its randomised control, two strategies, four shards.</summary>
    public static SpecificationDocument Document { get; } = new()
    {
        Text = """
            name: zoo
            data_set: { path: fashion-zoo/images.npy, limit: 8 }
            preprocessing: { scale: 1/255 }
            models: fashion-zoo/plain-both-3.onnx
            layers: { targets: embedding, sources: { operator: Conv } }
            strategies: [gradient-x-activation, activation]
            variants: { randomization: [full] }
            shard_size: 2
            seed: 5
            """,
        BaseFolder = Path.GetFullPath(GoldenData.PathTo("..", "..", "examples")),
    };

    /// <summary>Computes on the processor.</summary>
    public static AttributionComputation Computation(IBlobStore blobs) => new(blobs, new CpuOptions(1, 256 << 20));

    /// <summary>The embedded host's results: the hash of each file.</summary>
    public async Task<SortedDictionary<string, string>> EmbeddedAsync()
    {
        var computation = Computation(FileBlobStore.Open(_folder.File("inputs")));
        var options = new EmbeddedOptions { RunsFolder = _folder.File("runs") };
        await using var service = new EmbeddedSweepService(options, computation, TimeProvider.System);
        var id = (await service.SubmitAsync(Document)).Id;
        await foreach (var _ in service.WatchAsync(id))
        {
            // The end is what counts.
        }

        return Results.In(Path.Combine(options.RunsFolder, id));
    }

    public void Dispose() => _folder.Dispose();
}
