using System.Collections.Immutable;
using RepXai.Tensors.Metering;

namespace RepXai.Attribution.Engine;

/// <summary>
/// Chooses forward or reverse mode for each source by counting: a latent's cotangent serves all sources on its way, a channel's direction
/// serves all latents. Where both give what is wanted, the lowest sources, which make reverse sweeps long, may be cheaper by their few
/// channels. The choice depends on the task alone, not on memory or on how many images there are, and so do the bits of its results.
/// </summary>
internal static class ModePlanner
{
    /// <summary>Counts the multiply-adds of the ways to serve a task's sources, and takes the cheapest.</summary>
    public static DifferentiationModes Choose(DeviceNetwork network, AttributionTask task, TaskShapes shapes)
    {
        var candidates = Enumerable.Range(0, shapes.Sources.Length).Where(source => CanGoForward(task, shapes, source)).ToImmutableArray();
        return candidates.IsEmpty ? DifferentiationModes.AllReverse(shapes.Sources.Length) : Cheapest(network, task, shapes, candidates);
    }

    /// <summary>Whether derivatives along a source's channels say all that is wanted, and are fewer than the latents.</summary>
    private static bool CanGoForward(AttributionTask task, TaskShapes shapes, int source) =>
        task.Strategy.Passes is [{ Rules: null, StartsFromLatent: false } pass]
        && shapes.ChannelsOf(source).Count < shapes.Latents
        && (pass.Contribution.ReadsChannelSums || task.OnlyChannelSums || shapes.ChannelsOf(source) == shapes.Sources[source]);

    /// <summary>Goes through the engine's own steps without elements, for one image, with one direction or one latent at a time.</summary>
    private static DifferentiationModes Cheapest(
        DeviceNetwork network, AttributionTask task, TaskShapes shapes, ImmutableArray<int> candidates)
    {
        using var meter = new MeteredPrimitives(network.Device.Type);
        using var twin = network.On(meter);
        var best = DifferentiationModes.AllReverse(shapes.Sources.Length);
        var output = new GroupOutput(sink: null, buffer: []);
        output.Begin(0, 1);
        using var sweep = new GroupSweep(twin, task, shapes, best with { Forward = candidates }, output);
        sweep.RunForward(new float[task.Strategy.PointsPerImage * task.ImageShape.Count], CancellationToken.None);

        double Count(Action step)
        {
            meter.Restart();
            step();
            return meter.MultiplyAdds;
        }

        double OfLatents(ImmutableArray<int> sources) => shapes.Latents * Count(() => sweep.SweepBack(sources, 1, 1, CancellationToken.None));
        var lowestFirst = candidates
            .Select(source => (Source: source, Cost: Count(() => sweep.Derive(source, 1, 1, 1, CancellationToken.None))))
            .OrderByDescending(each => each.Cost).ThenBy(each => each.Source);
        var least = OfLatents(best.Reverse);
        var (modes, derivatives) = (best, OfLatents(candidates) / shapes.Latents); // Derivatives take one recorded sweep.
        foreach (var (source, cost) in lowestFirst)
        {
            modes = new DifferentiationModes(modes.Forward.Add(source), modes.Reverse.Remove(source));
            derivatives += shapes.ChannelsOf(source).Count * cost;
            if (derivatives + OfLatents(modes.Reverse) is var total && total < least)
            {
                (best, least) = (modes, total);
            }
        }

        return best;
    }
}
