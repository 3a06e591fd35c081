using System.Collections.Immutable;

namespace RepXai.Attribution.Engine;

/// <summary>By which mode of differentiation each source is served.</summary>
/// <param name="Forward">Sources with derivatives along each of their channels; these serve all latents at once.</param>
/// <param name="Reverse">Sources with cotangents of each latent; these serve all sources at once.</param>
internal sealed record DifferentiationModes(ImmutableArray<int> Forward, ImmutableArray<int> Reverse)
{
    /// <summary>All sources by reverse sweeps.</summary>
    public static DifferentiationModes AllReverse(int sources) => new([], [.. Enumerable.Range(0, sources)]);
}
