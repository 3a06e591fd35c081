using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Attribution.Scores;
using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Execution;

/// <summary>Attributes a downstream output to the latents of a unit's target, by the unit's strategy.</summary>
internal sealed class DownstreamAttribution
{
    private readonly DownstreamSpecification specification;
    private readonly SourceShape latents;
    private MapCollector? collector;

    public DownstreamAttribution(DownstreamSpecification specification, DeviceNetwork network, AttributionTask task, long memory)
    {
        this.specification = specification;
        var bound = network.Network.Bind(network.Network.FixedBatch ?? 1, task.ImageShape);
        var chained = task with { Target = bound.Find(specification.Target).Value.Name, Sources = [task.Target], OnlyChannelSums = true };
        Attributor = new Attributor(network, chained, memory);
        latents = SourceShape.Of(Attributor.AttributionShape(0));
    }

    /// <summary>Attributes the downstream output to the target's value.</summary>
    public Attributor Attributor { get; }

    /// <summary>Computes S for some images and noise images.</summary>
    public void Attribute(ReadOnlySpan<float> values, ReadOnlySpan<uint> indices, CancellationToken cancellation)
    {
        collector = new MapCollector(Attributor.Device, indices.Length, [latents], Attributor.Latents, ChannelTransform.Lin);
        Attributor.Attribute(values, indices, collector, cancellation);
    }

    /// <summary>The weights of an image and of its noise image, by their places among the images last attributed.</summary>
    public DownstreamWeights Weights(int image, int noise) => new(WeightsOf(image), WeightsOf(noise), specification.Combination());

    private ReadOnlyMemory<double> WeightsOf(int image) =>
        DownstreamWeights.OfLeadingClass(collector![image, 0].ChannelMatrix.ToArray(), latents.Channels);
}
