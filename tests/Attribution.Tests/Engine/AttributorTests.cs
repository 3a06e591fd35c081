using RepXai.Attribution.Points;
using RepXai.Attribution.ReverseRules;
using RepXai.Attribution.Strategies;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Attribution.Tests.Engine;

public sealed class AttributorTests
{
    private static readonly string[] Sources = ["input", "/stem", "/pool", "/c2"];

    [Fact]
    public void Expected_gradients_are_the_mean_of_gradient_times_activation_over_their_points()
    {
        using var model = new GoldenModel("residual");
        var points = new NoisyInterpolations(4, 0.5f, new ZeroBaseline(), seed: 7);
        var size = model.ImageShape.Count;
        var rows = new float[4 * size];
        points.Fill(5, model.Images.AsSpan(0, size), rows);
        var each = model.Attribute(AttributionStrategy.GradientTimesActivation(), "/fc", ["/pool"], rows);
        var mean = new float[each[0, 0].Length];
        for (var k = 0; k < 4; k++)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += each[k, 0][i] / 4;
            }
        }

        var strategy = AttributionStrategy.ExpectedGradients(4, 0.5, new ZeroBaseline(), multiplyByActivation: true, seed: 7);
        var phi = model.Attribute(strategy, "/fc", ["/pool"], model.Images[..size], firstIndex: 5);

        Assert.True(RelativeError.Of(phi[0, 0], mean) < 1e-5);
    }

    [Fact]
    public void Memory_changes_neither_results_nor_their_bits()
    {
        using var model = new GoldenModel("autoencoder");
        var strategy = AttributionStrategy.ExpectedGradients(3, 0.5, new ZeroBaseline(), multiplyByActivation: true, seed: 1);
        var images = Enumerable.Repeat(model.Images, 4).SelectMany(x => x).ToArray();
        string[] sources = ["input", "/conv1", "/conv2"];
        var plenty = model.Attribute(strategy, "/conv3", sources, images);
        var little = model.Attribute(strategy, "/conv3", sources, images, memory: 1_300_000);
        for (var s = 0; s < sources.Length; s++)
        {
            Assert.Equal(plenty.Of(s), little.Of(s));
        }
    }

    [Theory]
    [InlineData("residual", "/fc")]
    [InlineData("attention", "/head")]
    public void Steady_sweeps_ask_the_system_for_no_memory(string name, string target)
    {
        using var model = new GoldenModel(name);
        var strategy = AttributionStrategy.ExpectedGradients(3, 0.5, new ZeroBaseline(), multiplyByActivation: true, seed: 1);
        var attributor = model.Attributor(strategy, target, ["input"]);
        uint[] indices = [.. Enumerable.Range(0, model.Count).Select(i => (uint)i)];
        attributor.Attribute(model.Images, indices, new CollectedAttributions(model.Count, 1));
        var taken = model.Device.TakenBytes;
        attributor.Attribute(model.Images, indices, new CollectedAttributions(model.Count, 1));
        Assert.Equal(taken, model.Device.TakenBytes);
    }

    [Fact]
    public void An_image_has_the_same_attributions_alone_and_among_others()
    {
        using var model = new GoldenModel("residual");
        var strategy = AttributionStrategy.SmoothGrad(3, 0.2, multiplyByActivation: false, seed: 3);
        var all = model.Attribute(strategy, "/fc", Sources);
        var second = model.Attribute(strategy, "/fc", Sources, model.Images[model.ImageShape.Count..], firstIndex: 1);
        for (var s = 0; s < Sources.Length; s++)
        {
            Assert.Equal(all[1, s], second[0, s]);
        }
    }

    [Fact]
    public void Relevance_by_the_epsilon_rule_is_gradient_times_input_in_a_rectifier_network()
    {
        using var model = new GoldenModel("residual");
        var rule = new RelevanceRule(RelevanceComposite.Epsilon, 1e-9, 0);
        var relevance = model.Attribute(AttributionStrategy.Relevance(rule), "/fc", Sources);
        var product = model.Attribute(AttributionStrategy.GradientTimesActivation(), "/fc", Sources);
        Assert.True(RelativeError.Of(relevance.Of(0), product.Of(0)) < 1e-3);
        Assert.True(RelativeError.Of(relevance.Of(2), product.Of(2)) < 1e-3);
    }

    [Theory]
    [InlineData(RelevanceComposite.Gamma)]
    [InlineData(RelevanceComposite.ZPlus)]
    public void Relevance_keeps_its_sum_between_layers_that_a_product_without_bias_joins(RelevanceComposite composite)
    {
        using var model = new GoldenModel("residual");
        var relevance = model.Attribute(AttributionStrategy.Relevance(new RelevanceRule(composite, 1e-9, 0.25)), "/c3", ["/Relu_2"]);
        var values = GoldenData.Npy("golden", "residual", "out.c3.npy");
        var latents = values.Shape[1];
        var outputs = SumsByLatent(values.ToSingles()[..(values.Count / model.Count)], latents);
        var sums = SumsByLatent(relevance[0, 0], latents);
        for (var i = 0; i < sums.Length; i++)
        {
            Assert.Equal(outputs[i], sums[i], 1e-3 * Math.Max(1, Math.Abs(outputs[i])));
        }
    }

    [Fact]
    public void The_activation_control_is_the_activation_for_every_latent()
    {
        using var model = new GoldenModel("plain");
        var phi = model.Attribute(AttributionStrategy.Activation(), "/fc", ["input"]);
        var size = model.ImageShape.Count;
        for (var latent = 0; latent < phi[1, 0].Length / size; latent++)
        {
            Assert.Equal(model.Images.AsSpan(size, size), phi[1, 0].AsSpan(latent * size, size));
        }
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(-100_000_000)]
    public void A_budget_too_small_for_one_image_is_an_error_that_says_how_much_is_needed(long memory)
    {
        using var model = new GoldenModel("residual");
        var error = Assert.Throws<UserErrorException>(() => model.Attribute(AttributionStrategy.Gradient(), "/fc", ["input"], memory: memory));
        Assert.Contains("--memory", error.Message, StringComparison.Ordinal);
        Assert.Matches(@"need [1-9]\d* MiB", error.Message);
    }

    private static double[] SumsByLatent(float[] values, int latents) =>
        [.. values.Chunk(values.Length / latents).Select(chunk => chunk.Sum(value => (double)value))];
}
