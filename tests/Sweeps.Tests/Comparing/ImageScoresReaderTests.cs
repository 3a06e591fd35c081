using RepXai.Contracts.Results;
using RepXai.Sweeps.Comparing;
using RepXai.Tensors;
using RepXai.Tensors.Formats;
using static RepXai.Sweeps.Tests.Results.SmallResults;

namespace RepXai.Sweeps.Tests.Comparing;

public sealed class ImageScoresReaderTests
{
    private static readonly PairScores Kept =
        Pair("m", "c", 0, Score(1)) with { Blobs = [new BlobPointer { Kind = BlobKind.ScoresByImage, Name = "a.safetensors" }] };

    [Fact]
    public async Task Scores_by_image_are_found_by_the_scores_name()
    {
        var bytes = SafetensorsFile.ToBytes(new Dictionary<string, NumericArray> { ["informativeness"] = NumericArray.From([0.25, 0.5], 2) });

        var sweep = await ImageScoresReader.ReadAsync(Of(Kept), (_, _) =>
          Task.FromResult<Stream>(new MemoryStream(bytes)), default);

        Assert.Equal([0.25, 0.5], sweep.ScoresByImage(Kept, ScoreKind.Informativeness)!);
        Assert.Null(sweep.ScoresByImage(Kept, ScoreKind.Sparsity));
    }

    [Fact]
    public async Task A_pair_without_them_has_none()
    {
        var pair = Pair("m", "c", 0, Score(1));

        var sweep = await ImageScoresReader.ReadAsync(Of(pair), (_, _) =>
          throw new InvalidOperationException("Nothing is to be opened."), default);

        Assert.Null(sweep.ScoresByImage(pair, ScoreKind.Informativeness));
    }

    [Fact]
    public async Task A_damaged_file_is_an_error_that_names_it()
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(
            () => ImageScoresReader.ReadAsync(Of(Kept), (_, _) => Task.FromResult<Stream>(new MemoryStream([1, 2, 3])), default));

        Assert.Contains("a.safetensors", error.Message, StringComparison.Ordinal);
    }
}
