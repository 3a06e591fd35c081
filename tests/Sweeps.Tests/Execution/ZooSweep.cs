using RepXai.Attribution.Partials;
using RepXai.Contracts;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Execution;

/// <summary>A sweep over models and images of the example zoo, planned and computed unit by unit.</summary>
internal sealed class ZooSweep : IDisposable
{
    private static readonly string Folder = GoldenData.PathTo("..", "..", "examples");
    private readonly TemporaryFolder blobs = new();

    public ZooSweep(CpuOptions? options = null)
    {
        Blobs = FileBlobStore.Open(blobs.Path);
        Computation = new AttributionComputation(Blobs, options ?? new CpuOptions(1, 256 << 20));
    }

    public FileBlobStore Blobs { get; }

    public AttributionComputation Computation { get; }

    /// <summary>Plans a specification of one small model, a few images and what the caller adds.</summary>
    public async Task<PlanningOutcome> PlanAsync(
        string more = "", string strategies = "gradient-x-activation", string model = "plain-both-3", int images = 4, int shard = 2,
        string layers = "{ targets: embedding, sources: { operator: Conv } }")
    {
        var text = $$"""
            name: test
            data_set: { path: fashion-zoo/images.npy, limit: {{images}} }
            preprocessing: { scale: 1/255 }
            models: fashion-zoo/{{model}}.onnx
            layers: {{layers}}
            strategies: [{{strategies}}]
            shard_size: {{shard}}
            seed: 5
            {{more}}
            """;
        return await new SweepPlanner(Computation.Facts).PlanAsync(new SpecificationDocument { Text = text, BaseFolder = Folder }, default);
    }

    /// <summary>The partials of one unit.</summary>
    public async Task<IReadOnlyList<Partial>> ComputeAsync(SweepPlan plan, long unit)
    {
        await using var executor = await Computation.OpenAsync(plan, Folder, default);
        return [.. UnitPartials.Parse(await executor.ExecuteAsync(plan.UnitAt(unit), default))];
    }

    /// <summary>The bytes of one unit's partials.</summary>
    public async Task<byte[]> BytesAsync(SweepPlan plan, long unit)
    {
        await using var executor = await Computation.OpenAsync(plan, Folder, default);
        return (await executor.ExecuteAsync(plan.UnitAt(unit), default)).ToArray();
    }

    /// <summary>The bytes of all units' partials, computed one after the other by one executor.</summary>
    public Task<IReadOnlyList<byte[]>> AllBytesAsync(SweepPlan plan) => AllBytesAsync(plan, [.. Enumerable.Range(0, (int)plan.Units)]);

    /// <summary>The bytes of some units' partials, computed in an order by one executor.</summary>
    public async Task<IReadOnlyList<byte[]>> AllBytesAsync(SweepPlan plan, IReadOnlyList<int> units)
    {
        await using var executor = await Computation.OpenAsync(plan, Folder, default);
        var all = new List<byte[]>();
        foreach (var unit in units)
        {
            all.Add((await executor.ExecuteAsync(plan.UnitAt(unit), default)).ToArray());
        }

        return all;
    }

    public void Dispose() => blobs.Dispose();
}
