using System.Numerics.Tensors;
using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Scores;

namespace RepXai.Attribution.Partials;

/// <summary>Gathers the images of one shard, by ascending index, into a partial. Not thread-safe.</summary>
/// <param name="header">What the partial is about.</param>
/// <param name="keptMaps">Images with an index below this keep their normalised map.</param>
public sealed class PartialBuilder(PartialHeader header, int keptMaps = 0)
{
    private readonly PartialSums sums = new(header.Source, header.Latents);
    private readonly List<ImageRecord> images = [];
    private Degeneracies degeneracies;
    private bool built;

    /// <summary>Bytes of the sums of one partial.</summary>
    /// <param name="source">The shape of the source.</param>
    /// <param name="latents">Number of latents.</param>
    public static long BytesOf(SourceShape source, int latents)
    {
        ArgumentNullException.ThrowIfNull(source);
        return sizeof(double) * ((2L * latents * (source.Channels + 1)) + source.Positions + GramTriangle.Length(latents));
    }

    /// <summary>Adds an image.</summary>
    /// <param name="image">Its index in the data set, above those added before.</param>
    /// <param name="maps">Its complete maps.</param>
    /// <param name="scored">Its scores.</param>
    public void Add(int image, AttributionMaps maps, ScoredImage scored)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(scored);
        ObjectDisposedException.ThrowIf(built, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(image, images.Count == 0 ? 0 : images[^1].Image + 1);
        if (maps.Source != header.Source || maps.Latents != header.Latents)
            throw new ArgumentException("The maps' source or latents are not those of the partial.", nameof(maps));
        sums.Add(maps, scored);
        degeneracies += scored.Scores.Degeneracies;
        var map = image < keptMaps ? ToSingles(scored.NormalizedMap.Span) : [];
        images.Add(new ImageRecord(image, scored.Scores.Values.ToArray(), map));
    }

    /// <summary>The partial; the builder is spent.</summary>
    public Partial Build()
    {
        ObjectDisposedException.ThrowIf(built, this);
        built = true;
        return new Partial(header, degeneracies, sums, images);
    }

    private static float[] ToSingles(ReadOnlySpan<double> map)
    {
        var singles = new float[map.Length];
        TensorPrimitives.ConvertTruncating(map, singles.AsSpan());
        return singles;
    }
}
