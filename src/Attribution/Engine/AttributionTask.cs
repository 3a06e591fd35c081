using System.Collections.Immutable;
using RepXai.Attribution.Strategies;
using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>What is attributed to what, and how.</summary>
/// <param name="ImageShape">One image as the network takes it, [channel, row, column].</param>
/// <param name="Target">Name of the target's value.</param>
/// <param name="Sources">Names of the sources' values; the target is computed from each.</param>
/// <param name="Reduction">How the target's channels become latents.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="OnlyChannelSums">
/// Whether only the attributions' sums over a source's positions are wanted, one for each channel: the linear channel matrix.
/// </param>
public sealed record AttributionTask(
    Shape ImageShape,
    string Target,
    ImmutableArray<string> Sources,
    TargetReduction Reduction,
    AttributionStrategy Strategy,
    bool OnlyChannelSums = false);
