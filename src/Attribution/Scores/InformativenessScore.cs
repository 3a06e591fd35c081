using System.Numerics.Tensors;
using RepXai.Attribution.Aggregation;

namespace RepXai.Attribution.Scores;

/// <summary>Informativeness: how far the attributions of an image are from those of noise.</summary>
internal static class InformativenessScore
{
    /// <summary>The score, the image's normalised map, the sparsity of its map, and whether a map was constant.</summary>
    internal readonly record struct Result(double Score, double[] NormalizedMap, double Sparsity, bool Degenerate);

    /// <summary>Mean over positions of |mm(A(x)) - mm(A(u))|; the map is normalised in place, the noise's is spent.</summary>
    internal static Result OfAggregated(double[] map, double[] noiseMap)
    {
        var sparsity = GiniIndex.Of(map);
        var constant = !MinMax.Normalize(map);
        var noiseConstant = !MinMax.Normalize(noiseMap);
        return new Result(MeanDistance(map, noiseMap), map, sparsity, constant || noiseConstant);
    }

    /// <summary>Mean over positions of |M_i/max M_i - M_i(u)/max M_i(u)|; counts maps that are constant or have a zero maximum.</summary>
    internal static double[] PerLatent(AttributionMaps image, AttributionMaps noise, out int degenerate, out int noiseDegenerate)
    {
        var scores = new double[image.Latents];
        var map = new double[image.Source.Positions];
        var noiseMap = new double[image.Source.Positions];
        (degenerate, noiseDegenerate) = (0, 0);
        for (var latent = 0; latent < scores.Length; latent++)
        {
            degenerate += LoadOverMax(image.Map(latent), map) ? 0 : 1;
            noiseDegenerate += LoadOverMax(noise.Map(latent), noiseMap) ? 0 : 1;
            scores[latent] = MeanDistance(map, noiseMap);
        }

        return scores;
    }

    private static bool LoadOverMax(ReadOnlySpan<float> map, Span<double> scaled)
    {
        var max = TensorPrimitives.Max(map);
        if (max == 0)
        {
            scaled.Clear();
            return false;
        }

        TensorPrimitives.ConvertTruncating(map, scaled);
        TensorPrimitives.Divide(scaled, max, scaled);
        return TensorPrimitives.Min(map) != max;
    }

    // Distances take the place of the noise's map: one array for each latent would be garbage in megabytes.
    private static double MeanDistance(double[] map, double[] noiseMap)
    {
        TensorPrimitives.Subtract<double>(map, noiseMap, noiseMap);
        TensorPrimitives.Abs<double>(noiseMap, noiseMap);
        return FixedOrder.Sum(noiseMap) / noiseMap.Length;
    }
}
