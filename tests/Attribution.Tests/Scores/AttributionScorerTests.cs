using FsCheck;
using FsCheck.Fluent;
using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Scores;

namespace RepXai.Attribution.Tests.Scores;

public class AttributionScorerTests
{
    public static TheoryData<ChannelTransform> Homogeneous =>
        [ChannelTransform.Abs, ChannelTransform.Sqrt, ChannelTransform.Lin, ChannelTransform.Var, ChannelTransform.SqrtMax];

    [Fact]
    public void Scores_do_not_depend_on_the_order_of_the_latents() =>
        Prop.ForAll(AttributionCase.Any, given =>
        {
            var (scores, reversed) = (Score(given), Score(given.WithLatentsReversed()));
            return Close(scores.Values, reversed.Values)
                && Close(scores.InformativenessPerLatent.Span, reversed.InformativenessPerLatent.ToArray().Reverse().ToArray());
        }).Check(AttributionCase.Repeatable);

    [Theory]
    [MemberData(nameof(Homogeneous))]
    public void Scale_free_scores_do_not_depend_on_the_attributions_scale(ChannelTransform transform) =>
        Prop.ForAll(AttributionCase.Any, given =>
        {
            ImageScore[] scaleFree =
            [
                ImageScore.Informativeness, ImageScore.InformativenessPerLatent,
                ImageScore.LatentCosine, ImageScore.EffectiveRank, ImageScore.Sparsity,
            ];
            var (scores, scaled) = (Score(given, transform), Score(given.ScaledBy(4), transform));
            return scaleFree.All(score => Math.Abs(scores[score] - scaled[score]) < 1e-9);
        }).Check(AttributionCase.Repeatable);

    [Fact]
    public void Disentanglement_grows_with_the_square_of_the_scale() =>
        Prop.ForAll(AttributionCase.Any, given =>
        {
            var (score, scaled) = (Score(given).Disentanglement, Score(given.ScaledBy(4)).Disentanglement);
            return Math.Abs(16 * score - scaled) < 1e-9;
        }).Check(AttributionCase.Repeatable);

    [Fact]
    public void An_image_tells_nothing_against_itself() =>
        Prop.ForAll(AttributionCase.Any, given =>
        {
            var scores = Score(given with { Noise = given.Phi });
            return scores.Informativeness == 0 && scores[ImageScore.InformativenessPerLatent] == 0;
        }).Check(AttributionCase.Repeatable);

    [Fact]
    public void Scoring_takes_less_memory_than_the_maps_of_the_latents()
    {
        var given = AttributionCase.Create(SourceShape.Image(1, 64, 64), 200, 1);
        var (image, noise) = (given.Maps(ChannelTransform.Abs), given.Maps(ChannelTransform.Abs, noise: true));
        var before = GC.GetAllocatedBytesForCurrentThread();

        AttributionScorer.Score(image, noise, new ScoreOptions());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, image.Maps.Length * sizeof(float));
    }

    [Fact]
    public void Scores_stay_within_their_bounds() =>
        Prop.ForAll(AttributionCase.Any, given =>
        {
            var scores = Score(given);
            return scores.Informativeness is >= 0 and <= 1 && scores.Disentanglement >= 0
                && scores[ImageScore.LatentCosine] is >= 0 and <= 1 + 1e-12
                && scores[ImageScore.EffectiveRank] <= Math.Min(given.Latents, given.Source.Channels) + 1e-9
                && scores[ImageScore.EffectiveRank] >= 1 - 1e-9
                && scores[ImageScore.Sparsity] is >= -1e-12 and < 1;
        }).Check(AttributionCase.Repeatable);

    [Theory]
    [InlineData(LatentReduction.Sum)]
    [InlineData(LatentReduction.Var)]
    [InlineData(LatentReduction.VarOverMean)]
    [InlineData(LatentReduction.Exp)]
    [InlineData(LatentReduction.Softmax)]
    public void Attributions_that_are_all_zero_give_finite_scores_and_are_counted(LatentReduction reduction)
    {
        var given = new AttributionCase(SourceShape.Image(2, 3, 4), 3, new float[72], new float[72]);
        foreach (var transform in Enum.GetValues<ChannelTransform>())
        {
            var scores = Score(given, transform, new ScoreOptions { Reduction = reduction, NormalizeLatents = true });
            Assert.All(scores.Values.ToArray(), value => Assert.Equal(0, value));
            Assert.Equal(new Degeneracies(Images: 1, LatentMaps: 3, NoiseLatentMaps: 3), scores.Degeneracies);
        }
    }

    [Fact]
    public void Latents_with_separate_maps_are_not_alike_and_their_channel_matrix_has_full_rank()
    {
        var given = new AttributionCase(SourceShape.Features(3), 3, [2, 0, 0, 0, 2, 0, 0, 0, 2], new float[9]);
        Assert.Equal(0, Score(given)[ImageScore.LatentCosine]);
        Assert.Equal(3, Score(given)[ImageScore.EffectiveRank], 1e-12);
    }

    [Fact]
    public void Latents_with_proportional_maps_are_wholly_alike_and_their_channel_matrix_has_rank_one()
    {
        var given = new AttributionCase(SourceShape.Features(3), 2, [1, 2, 3, -2, -4, -6], new float[6]);
        Assert.Equal(1, Score(given, ChannelTransform.Lin)[ImageScore.LatentCosine], 1e-12);
        Assert.Equal(1, Score(given, ChannelTransform.Lin)[ImageScore.EffectiveRank], 1e-9);
    }

    [Fact]
    public void Effective_rank_is_the_exponential_of_the_entropy_of_the_singular_values() =>
        Assert.Equal(2.2012455257723187, EffectiveRank.Of([3, 1, 2, 1, 1, 0.5, 0, 4, 1], 3, 3), 1e-10);

    [Fact]
    public void Sparsity_is_zero_for_an_even_map_and_near_one_for_a_single_peak()
    {
        Assert.Equal(0, Score(new AttributionCase(SourceShape.Features(4), 1, [3, 3, 3, 3], new float[4]))[ImageScore.Sparsity], 1e-12);
        Assert.Equal(0.75, Score(new AttributionCase(SourceShape.Features(4), 1, [0, 0, 3, 0], new float[4]))[ImageScore.Sparsity], 1e-12);
    }

    [Theory]
    [InlineData(5, 7, 21)]
    [InlineData(67, 35, 31)]
    public void The_gram_matrix_holds_inner_products_of_maps_summed_in_sixteen_lanes(int latents, int height, int width)
    {
        var maps = AttributionCase.Create(SourceShape.Image(2, height, width), latents, seed: 8).Maps(ChannelTransform.Lin);
        var gram = AttributionScorer.Score(maps, maps, new ScoreOptions()).Gram.Span;
        Assert.Equal(latents * (latents + 1) / 2, gram.Length);
        for (var i = 0; i < latents; i++)
        {
            for (var j = i; j < latents; j++)
                Assert.Equal(Dot(maps.Map(i), maps.Map(j)), gram[GramTriangle.Index(latents, i, j)]);
        }
    }

    [Fact]
    public void Maps_of_different_transforms_are_not_compared()
    {
        var given = AttributionCase.Create(SourceShape.Features(4), 2, 1);
        var (abs, lin) = (given.Maps(ChannelTransform.Abs), given.Maps(ChannelTransform.Lin));
        Assert.Throws<ArgumentException>(() => AttributionScorer.Score(abs, lin, new ScoreOptions()));
    }

    private static ImageScores Score(
        AttributionCase given, ChannelTransform transform = ChannelTransform.Abs, ScoreOptions? options = null) =>
        AttributionScorer.Score(given.Phi, given.Noise, given.Latents, given.Source, transform, options ?? new ScoreOptions());

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lanes = new double[16];
        for (var p = 0; p < left.Length; p++)
            lanes[p % 16] += (double)left[p] * right[p];
        return lanes.Aggregate((sum, lane) => sum + lane);
    }

    private static bool Close(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (Math.Abs(left[i] - right[i]) > 1e-9 * Math.Max(1, Math.Abs(left[i])))
                return false;
        }

        return left.Length == right.Length;
    }
}
