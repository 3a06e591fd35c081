using RepXai.Attribution.Engine;

namespace RepXai.Attribution.Tests.Engine;

/// <summary>Keeps all attributions, [image][source] as [latents, attribution shape...].</summary>
internal sealed class CollectedAttributions(int images, int sources) : IAttributionSink
{
    private readonly List<float>[,] phi = Empty(images, sources);

    public float[] this[int image, int source] => [.. phi[image, source]];

    /// <summary>All images' attributions to one source, [images, latents, attribution shape...].</summary>
    public float[] Of(int source) => [.. Enumerable.Range(0, images).SelectMany(image => phi[image, source])];

    public void Accept(int image, int source, int firstLatent, int latents, ReadOnlyMemory<float> values)
    {
        Assert.Equal(firstLatent * (values.Length / latents), phi[image, source].Count);
        phi[image, source].AddRange(values.Span);
    }

    private static List<float>[,] Empty(int images, int sources)
    {
        var lists = new List<float>[images, sources];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i / sources, i % sources] = [];
        }

        return lists;
    }
}
