using System.Collections.Immutable;

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

    /// <summary>Goes through the steps for one image, with one direction or one latent at a time.</summary>
    private static DifferentiationModes Cheapest(
        DeviceNetwork network, AttributionTask task, TaskShapes shapes, ImmutableArray<int> candidates)
    {
        var best = DifferentiationModes.AllReverse(shapes.Sources.Length);
        using var metered = new MeteredTask(network, task, shapes);
        using var sweep = metered.Begin(best with { Forward = candidates }, images: 1);
        double OfDirection(int source) => metered.Count(() => sweep.Derive(source, 1, 1, 1, CancellationToken.None));
        double OfLatent(ImmutableArray<int> sources) => metered.Count(() => sweep.SweepBack(sources, 1, 1, CancellationToken.None));

        var lowestFirst = candidates.Select(source => (Source: source, Cost: OfDirection(source)))
            .OrderByDescending(each => each.Cost).ThenBy(each => each.Source);
        var least = shapes.Latents * OfLatent(best.Reverse);
        var (modes, derivatives) = (best, OfLatent(candidates)); // Derivatives take one recorded sweep.
        foreach (var (source, cost) in lowestFirst)
        {
            modes = new DifferentiationModes(modes.Forward.Add(source), modes.Reverse.Remove(source));
            derivatives += shapes.ChannelsOf(source).Count * cost;
            var total = derivatives + (shapes.Latents * OfLatent(modes.Reverse));
            if (total < least)
            {
                (best, least) = (modes, total);
            }
        }

        return best;
    }
}
