using FsCheck;
using FsCheck.Fluent;
using RepXai.Attribution.Aggregation;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;

namespace RepXai.Attribution.Tests.Aggregation;

public class AttributionMapsTests
{
    public static TheoryData<ChannelTransform> Transforms => [.. Enum.GetValues<ChannelTransform>()];

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Blocks_of_latents_give_the_same_bits_as_all_at_once(ChannelTransform transform) =>
        Prop.ForAll(AttributionCase.Any, Gen.Choose(1, 7).ToArbitrary(), (given, block) =>
        {
            var whole = given.Maps(transform);
            var blocks = new AttributionMaps(given.Source, given.Latents, transform);
            for (var end = given.Latents; end > 0; end -= block)
            {
                var first = Math.Max(0, end - block);
                blocks.Add(first, end - first, given.Phi.AsSpan(first * given.Source.Elements, (end - first) * given.Source.Elements));
            }

            return whole.Maps.SequenceEqual(blocks.Maps) && whole.ChannelMatrix.SequenceEqual(blocks.ChannelMatrix);
        }).Check(AttributionCase.Repeatable);

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Latents_that_are_added_at_the_same_time_give_the_same_bits_as_one_after_the_other(ChannelTransform transform)
    {
        var given = AttributionCase.Create(SourceShape.Image(3, 17, 23), latents: 200, seed: 1);
        var whole = given.Maps(transform);
        var together = new AttributionMaps(given.Source, given.Latents, transform);
        Parallel.For(0, given.Latents, latent =>
            together.Add(latent, 1, given.Phi.AsSpan(latent * given.Source.Elements, given.Source.Elements)));
        Assert.Equal(whole.Maps, together.Maps);
        Assert.Equal(whole.ChannelMatrix, together.ChannelMatrix);

        using var device = new CpuPrimitives<float>(new CpuOptions(3, long.MaxValue));
        var onThreads = new AttributionMaps(given.Source, given.Latents, transform);
        onThreads.Add(0, given.Latents, given.Phi, device);
        Assert.Equal(whole.Maps, onThreads.Maps);
        Assert.Equal(whole.ChannelMatrix, onThreads.ChannelMatrix);
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void The_channel_matrix_and_the_maps_have_the_same_sum_for_each_latent(ChannelTransform transform) =>
        Prop.ForAll(AttributionCase.Any, given =>
        {
            var maps = given.Maps(transform);
            var (rows, channels) = (maps.ChannelMatrix.ToArray(), given.Source.Channels);
            return Enumerable.Range(0, given.Latents).All(latent =>
            {
                var map = maps.Map(latent).ToArray();
                return Math.Abs(map.Sum(value => (double)value) - rows.AsSpan(latent * channels, channels).ToArray().Sum())
                    <= 1e-6 * map.Sum(value => Math.Abs((double)value)) + 1e-6;
            });
        }).Check(AttributionCase.Repeatable);

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Tokens_have_the_maps_of_an_image_of_one_row_with_its_axes_exchanged(ChannelTransform transform) =>
        Prop.ForAll(Gen.Choose(1, 20).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (tokens, channels) =>
        {
            var given = AttributionCase.Create(SourceShape.Tokens(tokens, channels), 2, tokens * 100 + channels);
            var image = given with { Source = SourceShape.Image(channels, 1, tokens), Phi = Transposed(given.Phi, tokens, channels) };
            var (left, right) = (given.Maps(transform), image.Maps(transform));
            return Close(left.Maps.ToArray().Select(v => (double)v), right.Maps.ToArray().Select(v => (double)v))
                && Close(left.ChannelMatrix.ToArray(), right.ChannelMatrix.ToArray());
        }).Check(AttributionCase.Repeatable);

    [Theory]
    [InlineData(ChannelTransform.Abs, new float[] { -4, 0, 3, 1 }, 7, 1)]
    [InlineData(ChannelTransform.Sqrt, new float[] { -4, 0, 1, 1 }, 3, 1)]
    [InlineData(ChannelTransform.Lin, new float[] { -4, 0, 3, 1 }, -1, 1)]
    [InlineData(ChannelTransform.Var, new float[] { -4, 1, 3, 1 }, 12.25, 0)]
    [InlineData(ChannelTransform.SqrtMax, new float[] { -4, 9, 1, 1 }, 9, 12)]
    [InlineData(ChannelTransform.SqrtMax, new float[] { -4, -9, -1, -1 }, 0, 0)]
    [InlineData(ChannelTransform.Softmax, new float[] { -3, 0, 1, 1 }, 4 * 20.085536923187668, 20.085536923187668)]
    public void Two_channels_of_two_positions_give_the_value_of_the_transforms_definition(
        ChannelTransform transform, float[] phi, double first, double second)
    {
        var maps = new AttributionMaps(SourceShape.Image(2, 1, 2), 1, transform);
        maps.Add(0, 1, phi);
        Assert.Equal(first, maps.Map(0)[0], Math.Abs(first) * 1e-6);
        Assert.Equal(second, maps.Map(0)[1], Math.Abs(second) * 1e-6);
    }

    [Fact]
    public void Sums_run_in_sixteen_lanes_whatever_the_vector_width()
    {
        var given = AttributionCase.Create(SourceShape.Image(1, 37, 11), 1, seed: 5);
        var lanes = new double[16];
        for (var p = 0; p < given.Phi.Length; p++)
            lanes[p % 16] += Math.Abs((double)given.Phi[p]);
        Assert.Equal(lanes.Aggregate((sum, lane) => sum + lane), given.Maps(ChannelTransform.Abs).ChannelMatrix[0]);
    }

    [Fact]
    public void A_feature_is_a_position_and_a_channel()
    {
        var maps = new AttributionMaps(SourceShape.Features(3), 1, ChannelTransform.Abs);
        maps.Add(0, 1, [1, -2, 0]);
        Assert.Equal([1, 2, 0], maps.Maps);
        Assert.Equal([1, 2, 0], maps.ChannelMatrix);
    }

    [Fact]
    public void Cleared_maps_serve_the_next_image()
    {
        var first = AttributionCase.Create(SourceShape.Image(2, 3, 4), 3, seed: 1);
        var second = AttributionCase.Create(SourceShape.Image(2, 3, 4), 3, seed: 2);
        var maps = first.Maps(ChannelTransform.Abs);
        maps.Clear();
        Assert.False(maps.IsComplete);
        maps.Add(0, 3, second.Phi);
        Assert.Equal(second.Maps(ChannelTransform.Abs).Maps, maps.Maps);
        Assert.Equal(second.Maps(ChannelTransform.Abs).ChannelMatrix, maps.ChannelMatrix);
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void An_attribution_that_is_not_finite_is_an_error_that_names_the_latent(ChannelTransform transform)
    {
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var maps = new AttributionMaps(SourceShape.Image(2, 1, 20), 2, transform);
            var phi = Enumerable.Repeat(-1f, 80).ToArray();
            phi[63] = value;
            Assert.Contains("latent 1", Assert.Throws<UserErrorException>(() => maps.Add(0, 2, phi)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_overflow_of_the_transform_is_an_error_that_names_it()
    {
        var maps = new AttributionMaps(SourceShape.Features(2), 1, ChannelTransform.Softmax);
        Assert.Contains("'softmax'", Assert.Throws<UserErrorException>(() => maps.Add(0, 1, [1, 1000])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_latent_is_added_once()
    {
        var maps = new AttributionMaps(SourceShape.Features(2), 2, ChannelTransform.Abs);
        maps.Add(1, 1, [1, 2]);
        Assert.Throws<InvalidOperationException>(() => maps.Maps.Length);
        Assert.Throws<InvalidOperationException>(() => maps.Add(0, 2, [1, 2, 3, 4]));
    }

    [Fact]
    public void A_block_of_another_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => new AttributionMaps(SourceShape.Features(2), 2, ChannelTransform.Abs).Add(0, 1, [1, 2, 3]));

    [Fact]
    public void An_image_of_one_channel_is_squeezed_to_rows_of_positions()
    {
        Assert.Equal(SourceShape.Image(5, 1, 7), SourceShape.Squeezed(1, 5, 7));
        Assert.Equal(SourceShape.Image(2, 5, 7), SourceShape.Squeezed(2, 5, 7));
    }

    private static float[] Transposed(float[] phi, int tokens, int channels)
    {
        var result = new float[phi.Length];
        for (var i = 0; i < phi.Length; i++)
        {
            var (latent, token, channel) = (i / (tokens * channels), i / channels % tokens, i % channels);
            result[(latent * channels + channel) * tokens + token] = phi[i];
        }

        return result;
    }

    private static bool Close(IEnumerable<double> left, IEnumerable<double> right) =>
        left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-6 * Math.Max(1, Math.Abs(pair.First)));
}
