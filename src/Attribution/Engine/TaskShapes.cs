using System.Collections.Immutable;
using RepXai.Networks;
using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>What a task's attributions look like.</summary>
/// <param name="Latents">K.</param>
/// <param name="Sources">The sources' shapes without the batch.</param>
/// <param name="Attributions">
/// The shapes of one latent's attributions to the sources: theirs, but one channel for class activation maps, and no positions where only
/// channels' sums are wanted.
/// </param>
public sealed record TaskShapes(int Latents, ImmutableArray<Shape> Sources, ImmutableArray<Shape> Attributions)
{
    /// <summary>Reads the shapes off the graph.</summary>
    /// <exception cref="UserErrorException">A source is not below the target.</exception>
    public static TaskShapes Of(DeviceNetwork network, AttributionTask task)
    {
        var bound = network.Bind(network.Network.FixedBatch ?? 1, task.ImageShape);
        var target = bound.LayerOfValue(task.Target);
        ImmutableArray<Layer> sources = [.. task.Sources.Select(bound.LayerOfValue)];
        if (bound.Paths(sources, target).Unreachable is [var unreachable, ..])
        {
            throw new UserErrorException(
                $"{bound.Network.Name}: the source '{unreachable.Name}' is not below the target '{target.Name}'; leave it out for this target.");
        }

        ImmutableArray<Shape> shapes = [.. sources.Select(source => source.Shape[1..])];
        return new TaskShapes(ChannelAxis.Count(target.Shape), shapes, [.. shapes.Select(source => AttributionOf(source, task))]);
    }

    /// <summary>A source's channels, with one position.</summary>
    public Shape ChannelsOf(int source)
    {
        var shape = Sources[source];
        return PositionsOf(source).Aggregate(shape, (channels, place) => channels.WithFromEnd(place, 1));
    }

    /// <summary>A source's position axes, counted from the end.</summary>
    public int[] PositionsOf(int source) => ChannelAxis.Positions(Sources[source].Prepend(1));

    private static Shape AttributionOf(Shape source, AttributionTask task)
    {
        var place = ChannelAxis.Place(source.Prepend(1));
        var shape = task.Strategy.HasOneChannel ? source.WithFromEnd(place, 1) : source;
        return task.OnlyChannelSums ? new Shape(shape.FromEnd(place)) : shape;
    }
}
