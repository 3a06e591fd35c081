using RepXai.Contracts.Results;
using RepXai.Sweeps.Results;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Comparing;

/// <summary>Reads the scores of each image that a sweep kept.</summary>
public static class ImageScoresReader
{
    /// <summary>The sweep with the scores by image of all its pairs, ready for <see cref="ComparisonBuilder"/>.</summary>
    /// <param name="results">The sweep's scores.</param>
    /// <param name="open">Opens a blob of the sweep by name.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="Tensors.UserErrorException">A file is missing or damaged.</exception>
    public static async Task<ComparedSweep> ReadAsync(
        SweepResults results, Func<string, CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(open);
        var files = new Dictionary<string, IReadOnlyDictionary<string, double[]>>(StringComparer.Ordinal);
        foreach (var name in results.Scores.Select(FileOf).OfType<string>().Distinct())
        {
            await using var stream = await open(name, cancellationToken);
            files[name] = await ReadAsync(stream, name, cancellationToken);
        }

        return new ComparedSweep(
            results, (pair, score) => FileOf(pair) is { } file ? files[file].GetValueOrDefault(ResultTensors.ScoreOf(score)) : null);
    }

    private static string? FileOf(PairScores pair) => pair.Blobs.FirstOrDefault(b => b.Kind == BlobKind.ScoresByImage)?.Name;

    private static async Task<IReadOnlyDictionary<string, double[]>> ReadAsync(
        Stream stream, string name, CancellationToken cancellationToken)
    {
        using var reader = await stream.ReadSafetensorsAsync(name, cancellationToken);
        return reader.Entries.ToDictionary(e => e.Name, e => reader.Read(e.Name).ToDoubles(), StringComparer.Ordinal);
    }
}
