using RepXai.Contracts.Results;
using RepXai.Sweeps.Results;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Tests.Execution;

public sealed class PartialReducerTests
{
    [Fact]
    public async Task Results_hold_the_scores_with_their_blobs_and_controls_are_compared_with_the_original()
    {
        using var sweep = new ZooSweep();
        var plan = (await sweep.PlanAsync("variants: { randomization: [full], drift_lambdas: [0.2] }", shard: 4)).Plan!;
        var reducer = sweep.Computation.Reducer;
        var scores = new List<PairScores>();
        for (var group = 0L; group < plan.Groups; group++)
        {
            scores.AddRange(await reducer.ScoreAsync(plan, plan.GroupAt(group), await sweep.BytesAsync(plan, group), sweep.Blobs, default));
        }

        var finished = await reducer.FinishAsync(plan, scores, sweep.Blobs, default);

        Assert.Equal(9, finished.Count);
        var original = finished.First(pair => pair.Variant.Kind == VariantKind.Original);
        Assert.All(original.Scores, score => Assert.True(score.Lower <= score.Mean && score.Mean <= score.Upper && score.Images == 4));
        Assert.DoesNotContain(original.Scores, score => score.Score == ScoreKind.MapSimilarity);
        var randomised = finished.First(pair => pair.Variant.Kind == VariantKind.Full);
        Assert.InRange(randomised.Scores.Single(score => score.Score == ScoreKind.MapRankCorrelation).Mean, -1, 0.99);
        Assert.Contains(finished.First(pair => pair.Variant.Kind == VariantKind.Drift).Scores, score => score.Score == ScoreKind.InformativenessDrift);
    }

    [Fact]
    public async Task The_channel_matrix_is_readable_as_safetensors_of_latents_and_channels()
    {
        using var sweep = new ZooSweep();
        var plan = (await sweep.PlanAsync(shard: 4)).Plan!;
        var scores = await sweep.Computation.Reducer.ScoreAsync(plan, plan.GroupAt(0), await sweep.BytesAsync(plan, 0), sweep.Blobs, default);
        var pointer = scores[1].Blobs.Single(blob => blob.Kind == BlobKind.ChannelMatrix);
        var bytes = (await sweep.Blobs.ReadAsync(pointer.Name))!;
        Assert.Equal(pointer.Length, bytes.Length);
        using var reader = new SafetensorsReader(new MemoryStream(bytes), pointer.Name);
        Assert.Equal([scores[1].Latents, scores[1].SourceShape[0]], reader.Read(ResultTensors.Mean).Shape);
        Assert.All(reader.Read(ResultTensors.StandardError).ToDoubles(), error => Assert.True(error >= 0));
    }

    [Fact]
    public async Task Merging_the_shards_gives_what_the_whole_gives()
    {
        using var sweep = new ZooSweep();
        var halves = (await sweep.PlanAsync(shard: 2)).Plan!;
        var merged = sweep.Computation.Reducer.Merge(await sweep.BytesAsync(halves, 0), await sweep.BytesAsync(halves, 1));
        var both = RepXai.Sweeps.Execution.UnitPartials.Parse(merged).ToList();
        var whole = await sweep.ComputeAsync((await sweep.PlanAsync(shard: 4)).Plan!, 0);
        Assert.Equal(whole[0].Images.SelectMany(image => image.Scores.ToArray()), both[0].Images.SelectMany(image => image.Scores.ToArray()));
    }

    [Fact]
    public void Damaged_bytes_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => RepXai.Sweeps.Execution.UnitPartials.Parse(new byte[] { 1, 0, 0, 0, 255, 255, 255, 127 }));
        Assert.Throws<InvalidDataException>(() => RepXai.Sweeps.Execution.UnitPartials.Parse(new byte[] { 1, 0 }));
    }
}
