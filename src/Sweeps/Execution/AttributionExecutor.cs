using System.Collections.Concurrent;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;

namespace RepXai.Sweeps.Execution;

/// <summary>
/// Computes the units of a plan. Each unit in work has a device of its own; devices wait, with the network they hold, for the next unit.
/// </summary>
internal sealed class AttributionExecutor : IUnitExecutor
{
    private readonly SweepPlan plan;
    private readonly PreparedImages images;
    private readonly ModelFiles models;
    private readonly StrategyFactory strategies;
    private readonly CpuOptions options;
    private readonly GarbageLimit garbage;
    private readonly ConcurrentBag<Workbench> idle = [];

    private AttributionExecutor(
        SweepPlan plan, PreparedImages images, IReadOnlyDictionary<string, LocatedFile> baselines, ModelFiles models, CpuOptions options, GarbageLimit garbage)
    {
        this.plan = plan;
        this.images = images;
        this.models = models;
        this.options = options;
        this.garbage = garbage;
        var seed = plan.Specification.Seed;
        strategies = new StrategyFactory(seed, new NoiseBaseline(images, seed), file => baselines[file].Path);
    }

    /// <summary>Opens the images of a plan.</summary>
    /// <exception cref="UserErrorException">They cannot be read, or are not what the plan saw.</exception>
    public static async Task<AttributionExecutor> OpenAsync(
        SweepPlan plan, InputSources sources, CpuOptions options, GarbageLimit garbage, CancellationToken cancellation)
    {
        var baselines = new Dictionary<string, LocatedFile>(StringComparer.Ordinal);
        foreach (var file in plan.Specification.Strategies.Select(BaselineFiles.Of).OfType<string>())
        {
            baselines[file] = await sources.LocateAsync(file, cancellation);
        }

        var images = await sources.UseImagesAsync(plan.Specification, images => Same(images, plan, cancellation), cancellation);
        return new AttributionExecutor(plan, images, baselines, new ModelFiles(sources), options, garbage);
    }

    public async Task<ReadOnlyMemory<byte>> ExecuteAsync(WorkUnit unit, CancellationToken cancellationToken)
    {
        var file = await models.LocateAsync(unit.Group.Model.File, cancellationToken);
        var bench = idle.TryTake(out var waiting) ? waiting : new Workbench(new CpuPrimitives<float>(options), garbage);
        try
        {
            // Where the caller is: a host may give each device a thread of its own.
            return await file.UseAsync(path => Task.Factory.StartNew(
                () => Compute(unit, bench, path, cancellationToken), cancellationToken, TaskCreationOptions.None, TaskScheduler.Current));
        }
        finally
        {
            idle.Add(bench);
        }
    }

    public ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var bench))
        {
            bench.Dispose();
        }

        images.Dispose();
        models.Dispose();
        return ValueTask.CompletedTask;
    }

    private static PreparedImages Same(PreparedImages images, SweepPlan plan, CancellationToken cancellation)
    {
        if (images.ComputeHash(cancellation) == plan.DataSet.ContentHash)
        {
            return images;
        }

        images.Dispose();
        throw new UserErrorException($"The data set '{images.Name}' was changed since the sweep was planned; submit the sweep again.");
    }

    private byte[] Compute(WorkUnit unit, Workbench bench, string path, CancellationToken cancellation)
    {
        var specification = plan.Specification;
        var shape = new Shape(images.Shape.Channels, images.Shape.Height, images.Shape.Width);
        var network = bench.Network(path, unit.Group.Model.Facts, unit.Group.Variant, shape, specification.Seed, cancellation);
        var task = bench.Task(
            unit.Group.Index,
            network,
            () => UnitTask.Of(unit.Group, specification, network, shape, strategies.Create(unit.Group.Strategy), options.MemoryBudget));
        var computation = new UnitComputation(unit, specification, images, task, garbage);
        bench.Prepare(computation);
        var partials = computation.Run(cancellation);
        garbage.Reuse(computation.MapBytes);
        return UnitPartials.ToBytes(partials);
    }
}
