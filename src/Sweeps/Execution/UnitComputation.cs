using RepXai.Attribution.Engine;
using RepXai.Attribution.Partials;
using RepXai.Attribution.Scores;
using RepXai.Attribution.Strategies;
using RepXai.Contracts.Specification;
using RepXai.Networks;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;

namespace RepXai.Sweeps.Execution;

/// <summary>Computes the partials of one unit: attributes its images and their noise images, makes maps, scores them and sums up.</summary>
internal sealed class UnitComputation
{
    private readonly WorkUnit unit;
    private readonly AggregationSpecification aggregation;
    private readonly UnitImages images;
    private readonly UnitTask task;
    private readonly int group;

    /// <summary>Prepares the computation.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="specification">The sweep.</param>
    /// <param name="network">The unit's model variant on a device.</param>
    /// <param name="strategy">The unit's strategy.</param>
    /// <param name="images">The sweep's images.</param>
    /// <param name="memory">Bytes that the computation may take.</param>
    public UnitComputation(
        WorkUnit unit, SweepSpecification specification, DeviceNetwork network, AttributionStrategy strategy, PreparedImages images, long memory)
    {
        this.unit = unit;
        aggregation = specification.Aggregation;
        this.images = new UnitImages(images, specification.Seed);
        var shape = new Shape(images.Shape.Channels, images.Shape.Height, images.Shape.Width);
        task = new UnitTask(
            network, TaskOf(unit, specification.Layers[unit.Group.Target.LayerPair], network.Network, shape, strategy), aggregation, memory);
        group = task.ImagesAtOnce(unit.Images);
    }

    /// <summary>Bytes of the memory that are left to the device.</summary>
    public long DeviceBytes => task.DeviceBytes(group);

    /// <summary>Bytes that the device may have in use before the unit is computed.</summary>
    public long ResidentBytes => task.ResidentBytes(group);

    /// <summary>Computes the partials, one for each source.</summary>
    public IReadOnlyList<Partial> Run(CancellationToken cancellation)
    {
        var builders = task.Sources.Select((source, i) => new PartialBuilder(HeaderOf(i, source), KeptMaps.Images)).ToArray();
        var collector = new MapCollector(group * UnitTask.Partners, task.Sources, task.Attributor.Latents, aggregation.Transform());
        for (var first = 0; first < unit.Images; first += group)
        {
            var count = Math.Min(group, unit.Images - first);
            collector.Clear();
            Attribute((int)unit.FirstImage + first, count, collector, cancellation);
            for (var image = 0; image < count; image++)
            {
                Score((int)unit.FirstImage + first + image, collector, image, image + count, builders);
            }
        }

        return [.. builders.Select(builder => builder.Build())];
    }

    private static AttributionTask TaskOf(
        WorkUnit unit, LayerPairSpecification pair, Network network, Shape image, AttributionStrategy strategy)
    {
        var bound = network.Bind(network.FixedBatch ?? 1, image);
        var side = pair.At == SourceSide.Input ? LayerSide.Input : LayerSide.Output;
        var target = unit.Group.Target;
        return new AttributionTask(
            image,
            bound.Find(target.Name).Value.Name,
            [.. target.Sources.Select(source => bound.Find(source.Name, side).Value.Name)],
            pair.Reduction(),
            strategy);
    }

    private PartialHeader HeaderOf(int source, Attribution.Aggregation.SourceShape shape)
    {
        var group = unit.Group;
        return new PartialHeader(
            $"{group.Model.Facts.ContentHash}|{group.Variant}|{group.Target.Name}|{group.Target.Sources[source].Name}|{group.Strategy.Name}",
            task.Attributor.Latents,
            shape);
    }

    /// <summary>Attributes images and, behind them, their noise images, which share their random numbers.</summary>
    private void Attribute(int first, int count, MapCollector collector, CancellationToken cancellation)
    {
        var values = new float[count * UnitTask.Partners * images.Size];
        images.Read(unit.Group.Variant, first, values.AsSpan(0, count * images.Size));
        images.ReadNoise(first, values.AsSpan(count * images.Size));
        var indices = new uint[count * UnitTask.Partners];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = (uint)(first + (i % count));
        }

        task.Attributor.Attribute(values, indices, collector, cancellation);
        task.Downstream?.Attribute(values, indices, cancellation);
    }

    private void Score(int index, MapCollector collector, int image, int noise, PartialBuilder[] builders)
    {
        var weights = task.Downstream?.Weights(image, noise);
        for (var source = 0; source < builders.Length; source++)
        {
            var maps = collector[image, source];
            builders[source].Add(index, maps, AttributionScorer.Score(maps, collector[noise, source], aggregation.Scores(), weights));
        }
    }
}
