using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Tensors;

namespace RepXai.Sweeps.Execution;

/// <summary>Makes maps of attributions as they come: one set for each image and source, reused from group to group.</summary>
internal sealed class MapCollector : IAttributionSink
{
    private readonly IPrimitives device;
    private readonly AttributionMaps[,] maps;

    public MapCollector(IPrimitives device, int images, IReadOnlyList<SourceShape> sources, int latents, ChannelTransform transform)
    {
        this.device = device;
        maps = new AttributionMaps[images, sources.Count];
        for (var image = 0; image < images; image++)
        {
            for (var source = 0; source < sources.Count; source++)
            {
                maps[image, source] = new AttributionMaps(sources[source], latents, transform);
            }
        }
    }

    /// <summary>The maps of an image from a source.</summary>
    public AttributionMaps this[int image, int source] => maps[image, source];

    /// <summary>Bytes that one image's maps take.</summary>
    public static long BytesOfImage(IReadOnlyList<SourceShape> sources, int latents) =>
        sources.Sum(source => (long)latents * ((source.Positions * sizeof(float)) + (source.Channels * sizeof(double))));

    public void Accept(int image, int source, int firstLatent, int latents, ReadOnlyMemory<float> phi) =>
        maps[image, source].Add(firstLatent, latents, phi, device);

    /// <summary>Forgets everything, for the next group.</summary>
    public void Clear()
    {
        foreach (var map in maps)
        {
            map.Clear();
        }
    }
}
