using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;

namespace RepXai.Comparison;

/// <summary>Makes maps of attributions as they come.</summary>
internal sealed class MapSink(AttributionMaps[] maps) : IAttributionSink
{
    public void Accept(int image, int source, int firstLatent, int latents, ReadOnlySpan<float> phi) => maps[source].Add(firstLatent, latents, phi);
}
