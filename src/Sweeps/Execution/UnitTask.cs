using System.Collections.Immutable;
using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Attribution.Partials;
using RepXai.Attribution.Strategies;
using RepXai.Contracts.Specification;
using RepXai.Networks;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;

namespace RepXai.Sweeps.Execution;

/// <summary>
/// What the units of a group attribute, and how a worker's memory is shared out among it: first to what one image and its noise image need,
/// then to lanes, and what is left to more images at a time.
/// </summary>
internal sealed class UnitTask
{
    /// <summary>Each image has a noise image as its partner, for informativeness.</summary>
    public const int Partners = 2;

    /// <summary>A unit's sums, their bytes source by source, and those as one.</summary>
    private const int CopiesOfSums = 3;

    private readonly AttributionTask task;
    private readonly long mapBytes;
    private readonly long sumBytes;
    private readonly long weightBytes;
    private readonly long spareBytes;
    private readonly long memory;

    /// <summary>Shares the memory out.</summary>
    /// <param name="network">The model variant on a device.</param>
    /// <param name="task">What is attributed to what, and how.</param>
    /// <param name="aggregation">How attributions are aggregated.</param>
    /// <param name="memory">Bytes that a worker may take.</param>
    /// <exception cref="UserErrorException">The memory is too small for one image.</exception>
    public UnitTask(DeviceNetwork network, AttributionTask task, AggregationSpecification aggregation, long memory)
    {
        (this.task, this.memory) = (task, memory);
        var shapes = TaskShapes.Of(network, task);
        Sources = [.. shapes.Attributions.Select(SourceShape.Of)];
        mapBytes = Partners * (MapCollector.BytesOfImage(Sources, shapes.Latents) + (task.ImageShape.Count * sizeof(float)));
        sumBytes = CopiesOfSums * Sources.Sum(source => PartialBuilder.BytesOf(source, shapes.Latents));
        weightBytes = network.Network.Weights.Sum(weight => (long)weight.Value.Count * sizeof(float));
        var left = memory - mapBytes - sumBytes - weightBytes;
        if (aggregation.Downstream is { } chain)
        {
            Downstream = new DownstreamAttribution(chain, network, task, left);
            left -= Downstream.Attributor.PeakBytes;
        }

        Attributor = new Attributor(network, task, left);
        spareBytes = left - Attributor.PeakBytes;
    }

    /// <summary>What the units of a group attribute.</summary>
    /// <param name="group">The group.</param>
    /// <param name="specification">The sweep.</param>
    /// <param name="network">The group's model variant on a device.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="strategy">The group's strategy.</param>
    /// <param name="memory">Bytes that a worker may take.</param>
    public static UnitTask Of(
        UnitGroup group, SweepSpecification specification, DeviceNetwork network, Shape image, AttributionStrategy strategy, long memory)
    {
        var pair = specification.Layers[group.Target.LayerPair];
        var bound = network.Network.Bind(network.Network.FixedBatch ?? 1, image);
        var side = pair.At == SourceSide.Input ? LayerSide.Input : LayerSide.Output;
        var task = new AttributionTask(
            image,
            bound.Find(group.Target.Name).Value.Name,
            [.. group.Target.Sources.Select(source => bound.Find(source.Name, side).Value.Name)],
            pair.Reduction(),
            strategy);
        return new UnitTask(network, task, specification.Aggregation, memory);
    }

    /// <summary>Attributes the target to the sources.</summary>
    public Attributor Attributor { get; }

    /// <summary>Attributes a downstream output to the target, where the aggregation asks for it.</summary>
    public DownstreamAttribution? Downstream { get; }

    /// <summary>The shapes of one latent's attributions.</summary>
    public ImmutableArray<SourceShape> Sources { get; }

    /// <summary>What one image with its noise image costs.</summary>
    public UnitCost Cost
    {
        get
        {
            var cost = CostOf(Attributor) + (Downstream is null ? new UnitCost(0, 0, 0, 0) : CostOf(Downstream.Attributor));
            return (Partners * cost) with { PeakBytes = memory - spareBytes };
        }
    }

    /// <summary>How many of a unit's images, with their noise images, have their maps in memory at once.</summary>
    public int ImagesAtOnce(int images) => (int)Math.Min(1 + (spareBytes / mapBytes), images);

    /// <summary>Bytes of so many images' maps, with their noise images'.</summary>
    public long MapBytes(int imagesAtOnce) => imagesAtOnce * mapBytes;

    /// <summary>Bytes that are left to a device when so many images have their maps in memory.</summary>
    public long DeviceBytes(int imagesAtOnce) =>
        memory - MapBytes(imagesAtOnce) - sumBytes - weightBytes - Attributor.HostBytes - (Downstream?.Attributor.HostBytes ?? 0);

    /// <summary>Bytes that the device may have in use between units.</summary>
    public long ResidentBytes(int imagesAtOnce)
    {
        var needed = Attributor.PeakBytes - Attributor.HostBytes - Attributor.ResidentBytes;
        if (Downstream is { Attributor: var chained })
        {
            needed += chained.PeakBytes - chained.HostBytes - chained.ResidentBytes;
        }

        return DeviceBytes(imagesAtOnce) - needed;
    }

    private UnitCost CostOf(Attributor attributor)
    {
        var strategy = task.Strategy;
        return new UnitCost(
            strategy.PointsPerImage * Math.Max(1, strategy.ReverseSweeps),
            (double)strategy.PointsPerImage * attributor.Sweeps,
            attributor.MultiplyAddsOfImage,
            attributor.PeakBytes);
    }
}
