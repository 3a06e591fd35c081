using RepXai.Attribution.Aggregation;

namespace RepXai.Attribution.Scores;

/// <summary>How alike the maps of different latents are.</summary>
internal static class LatentGeometry
{
    /// <summary>The upper triangle, with the diagonal and row by row, of G_ij = sum over positions of M_i M_j.</summary>
    internal static double[] Gram(AttributionMaps maps)
    {
        var gram = new double[GramTriangle.Length(maps.Latents)];
        var block = new GramBlock(maps);
        for (var rows = 0; rows < maps.Latents; rows += GramBlock.Extent)
        {
            for (var columns = rows; columns < maps.Latents; columns += GramBlock.Extent)
                block.Fill(gram, rows, columns);
        }

        return gram;
    }

    /// <summary>Mean over pairs i &lt; j of |G_ij| / sqrt(G_ii G_jj); a pair with a zero map counts as zero.</summary>
    internal static double MeanAbsoluteCosine(ReadOnlySpan<double> gram, int latents)
    {
        var norms = new double[latents];
        for (var i = 0; i < latents; i++)
            norms[i] = Math.Sqrt(gram[GramTriangle.Index(latents, i, i)]);
        var sum = 0.0;
        for (var i = 0; i < latents; i++)
        {
            for (var j = i + 1; j < latents; j++)
                sum += norms[i] == 0 || norms[j] == 0 ? 0 : Math.Abs(gram[GramTriangle.Index(latents, i, j)]) / norms[i] / norms[j];
        }

        return latents == 1 ? 0 : sum / ((long)latents * (latents - 1) / 2);
    }
}
