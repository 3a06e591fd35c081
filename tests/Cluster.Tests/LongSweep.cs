using RepXai.Contracts;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Cluster.Tests;

/// <summary>A sweep over a model of the example zoo that is long enough for something to happen meanwhile, and what the embedded host makes of it.</summary>
internal static class LongSweep
{
    /// <summary>A model and its randomised control, three strategies, eight shards: 48 units and nearly as many merges.</summary>
    public static SpecificationDocument Document { get; } = new()
    {
        Text = """
            name: long
            data_set: { path: fashion-zoo/images.npy, limit: 8 }
            preprocessing: { scale: 1/255 }
            models: fashion-zoo/plain-both-3.onnx
            layers: { targets: embedding, sources: { operator: Conv } }
            strategies: [{ strategy: expected-gradients, n: 2 }, gradient-x-activation, activation]
            variants: { randomization: [full] }
            shard_size: 1
            seed: 5
            """,
    };

    /// <summary>The embedded host's results: the hash of each file. Made once.</summary>
    public static Task<SortedDictionary<string, string>> EmbeddedAsync() => Embedded.Value;

    private static readonly Lazy<Task<SortedDictionary<string, string>>> Embedded = new(RunAsync);

    private static async Task<SortedDictionary<string, string>> RunAsync()
    {
        using var folder = new TemporaryFolder();
        var computation = new AttributionComputation(FileBlobStore.Open(folder.File("inputs")), new CpuOptions(1, 256 << 20));
        var options = new EmbeddedOptions { RunsFolder = folder.File("runs"), Workers = 2 };
        await using var service = new EmbeddedSweepService(options, computation, TimeProvider.System);
        var id = (await service.SubmitAsync(Document with { BaseFolder = Path.GetFullPath(GoldenData.PathTo("..", "..", "examples")) })).Id;
        await foreach (var _ in service.WatchAsync(id))
        {
            // The end is what counts.
        }

        return Grains.Tests.Results.In(Path.Combine(options.RunsFolder, id));
    }
}
