using System.Globalization;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Execution;

/// <summary>Merges the partials of units, and makes of merged ones what a sweep tells its user.</summary>
/// <param name="garbage">Bounds what units and partials leave behind.</param>
internal sealed class PartialReducer(GarbageLimit garbage) : IPartialReducer
{
    private const int LongestName = 60;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Merge(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        garbage.Reuse();
        return UnitPartials.Merge(left, right);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PairScores>> ScoreAsync(
        SweepPlan plan, UnitGroup group, ReadOnlyMemory<byte> partial, IBlobStore results, CancellationToken cancellationToken)
    {
        var scores = new List<PairScores>();
        foreach (var (source, sums) in UnitPartials.Parse(partial).Index())
        {
            garbage.Reuse();
            var samples = ScoreSamples.Of(sums).ToList();
            var pointers = new List<BlobPointer>();
            foreach (var blob in new PairBlobs(FolderOf(group, source), sums).All(samples, group.Variant.Kind == VariantKind.Original))
            {
                await results.WriteAsync(blob.Pointer.Name, blob.Bytes, BlobWriteMode.Replace, cancellationToken);
                pointers.Add(blob.Pointer);
            }

            scores.Add(ScoresOf(plan, group, source) with
            {
                Scores = [.. samples.Select(score => score.Estimate(plan.Specification))],
                Blobs = pointers,
            });
        }

        return scores;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PairScores>> FinishAsync(
        SweepPlan plan, IReadOnlyList<PairScores> scores, IBlobStore results, CancellationToken cancellationToken)
    {
        var originals = scores.Where(pair => pair.Variant.Kind == VariantKind.Original).ToDictionary(KeyOf);
        var finished = new List<PairScores>(scores.Count);
        foreach (var pair in scores)
        {
            var samples = await ControlSamples.OfAsync(pair, originals[KeyOf(pair)], results, cancellationToken);
            finished.Add(pair with { Scores = [.. pair.Scores, .. samples.Select(score => score.Estimate(plan.Specification))] });
        }

        return finished;
    }

    private static (string Model, string Target, string Source, string Strategy) KeyOf(PairScores pair) =>
        (pair.Model, pair.Target, pair.Source, pair.Strategy);

    private static PairScores ScoresOf(SweepPlan plan, UnitGroup group, int source) => new()
    {
        Model = group.Model.File.Name,
        Target = group.Target.Name,
        Source = group.Target.Sources[source].Name,
        SourceDepth = source,
        Strategy = group.Strategy.Name,
        Variant = group.Variant,
        Latents = group.Target.Latents,
        SourceShape = group.Target.Sources[source].Shape,
    };

    /// <summary>A folder that tells what it holds, and that its numbers keep apart from all others.</summary>
    private static string FolderOf(UnitGroup group, int source)
    {
        var name = Clean($"{group.Model.File.Name}-{group.Strategy.Name}");
        var number = group.Index.ToString("D5", CultureInfo.InvariantCulture);
        return $"results/{number}-{name}/{source.ToString("D3", CultureInfo.InvariantCulture)}-{Clean(group.Target.Sources[source].Name)}";
    }

    private static string Clean(string name)
    {
        var letters = name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-').ToArray();
        var clean = new string(letters).Trim('-');
        return clean.Length > LongestName ? clean[..LongestName] : clean;
    }
}
