using RepXai.Attribution.Partials;
using RepXai.Attribution.Scores;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Results;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Execution;

/// <summary>The matrices and maps of one layer pair, as safetensors.</summary>
internal sealed class PairBlobs(string folder, Partial partial)
{
    private int Images => partial.Images.Count;

    /// <summary>All of them for the original; for controls, what tells them from it.</summary>
    /// <param name="samples">The scores by image.</param>
    /// <param name="isOriginal">Whether the pair is of the model as it is.</param>
    public IEnumerable<ResultBlob> All(IEnumerable<ScoreSamples> samples, bool isOriginal)
    {
        yield return Blob(BlobKind.Maps, "maps", Maps());
        yield return Blob(BlobKind.ScoresByImage, "scores", samples
            .Where(score => score.Values.Length == Images)
            .ToDictionary(score => ResultTensors.ScoreOf(score.Score), score => NumericArray.From(score.Values, Images)));
        if (isOriginal)
        {
            yield return Blob(BlobKind.ChannelMatrix, "channel-matrix", ChannelMatrix());
            yield return Blob(BlobKind.Gram, "gram", new() { [ResultTensors.Gram] = Gram() });
        }
    }

    private Dictionary<string, NumericArray> Maps()
    {
        var source = partial.Header.Source;
        var tensors = new Dictionary<string, NumericArray>
        {
            [ResultTensors.Mean] = NumericArray.From(Mean(partial.Sums.NormalizedMap), source.Height, source.Width),
        };
        var kept = partial.Images.Where(image => !image.NormalizedMap.IsEmpty).ToList();
        if (kept.Count > 0)
        {
            float[] maps = [.. kept.SelectMany(image => image.NormalizedMap.ToArray())];
            tensors[ResultTensors.FirstImages] = NumericArray.From(maps, kept.Count, source.Height, source.Width);
        }

        return tensors;
    }

    private Dictionary<string, NumericArray> ChannelMatrix()
    {
        int[] shape = [partial.Header.Latents, partial.Header.Source.Channels];
        var mean = Mean(partial.Sums.ChannelMatrix);
        var squares = partial.Sums.ChannelMatrixSquares;
        var errors = new double[mean.Length];
        for (var i = 0; i < errors.Length && Images > 1; i++)
        {
            var variance = (squares[i] - (Images * mean[i] * mean[i])) / (Images - 1);
            errors[i] = Math.Sqrt(Math.Max(0, variance) / Images);
        }

        return new()
        {
            [ResultTensors.Mean] = NumericArray.From(mean, shape),
            [ResultTensors.StandardError] = NumericArray.From(errors, shape),
        };
    }

    private NumericArray Gram()
    {
        var order = partial.Header.Latents;
        var triangle = partial.Sums.Gram;
        var gram = new double[checked(order * order)];
        for (var row = 0; row < order; row++)
        {
            for (var column = row; column < order; column++)
            {
                var value = triangle[GramTriangle.Index(order, row, column)] / Images;
                gram[(row * order) + column] = value;
                gram[(column * order) + row] = value;
            }
        }

        return NumericArray.From(gram, order, order);
    }

    private double[] Mean(ReadOnlySpan<double> sum)
    {
        var mean = sum.ToArray();
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] /= Images;
        }

        return mean;
    }

    private ResultBlob Blob(BlobKind kind, string name, Dictionary<string, NumericArray> tensors)
    {
        var bytes = SafetensorsFile.ToBytes(tensors);
        return new ResultBlob(new BlobPointer { Kind = kind, Name = $"{folder}/{name}.safetensors", Length = bytes.Length }, bytes);
    }
}
