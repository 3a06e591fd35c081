using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Attribution.Points;
using RepXai.Attribution.Strategies;
using RepXai.Tests.Common;

namespace RepXai.Attribution.Tests.Engine;

public sealed class DifferentiationModeTests
{
    /// <summary>Enough for a few images at a time, so that little is set aside for each of many tasks.</summary>
    private const long Memory = 4 << 20;

    private const long Little = 400_000;

    private static readonly AttributionStrategy[] Linear =
    [
        AttributionStrategy.SmoothGrad(2, 0.2, multiplyByActivation: false, seed: 1),
        AttributionStrategy.ExpectedGradients(3, 0.5, new ZeroBaseline(), multiplyByActivation: true, seed: 1),
        AttributionStrategy.IntegratedGradients(2, new ZeroBaseline()),
            ];

    public static TheoryData<string> Models => [.. GoldenData.Folders("golden")];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var model in GoldenData.Folders("golden"))
            {
                for (var strategy = 0; strategy < Linear.Length; strategy++)
                {
                    cases.Add(model, strategy);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Grad_cam_is_the_same_from_derivatives_along_channels_as_from_gradients(string name)
    {
        using var model = new GoldenModel(name);
        var strategy = AttributionStrategy.GradCam();
        var forward = 0;
        foreach (var (target, source) in model.Pairs)
        {
            forward += GoesForward(model.Attributor(strategy, target, [source], Memory)) ? 1 : 0;
            var maps = model.Attribute(strategy, target, [source], memory: Memory).Of(0);
            Assert.True(RelativeError.Of(maps, MapsFromGradients(model, target, source)) < 1e-5, $"{target} by {source}");
        }

        Assert.NotEqual(0, forward);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Channel_sums_are_the_same_from_derivatives_along_channels_as_from_attributions(string name, int number)
    {
        using var model = new GoldenModel(name);
        var strategy = Linear[number];
        var forward = 0;
        foreach (var (target, source) in model.Pairs)
        {
            forward += GoesForward(model.Attributor(strategy, target, [source], Memory, onlyChannelSums: true)) ? 1 : 0;
            var sums = model.Attribute(strategy, target, [source], memory: Memory, onlyChannelSums: true).Of(0);
            var expected = ChannelSums(model, strategy, target, source).SelectMany(matrix => matrix).Select(sum => (float)sum).ToArray();
            Assert.True(RelativeError.Of(sums, expected) < 1e-5, $"{target} by {source}");
        }

        Assert.NotEqual(0, forward);
    }

    /// <summary>The image has few channels, what lies right below the target has as many as there are latents.</summary>
    [Fact]
    public void Sources_of_one_task_may_go_either_way()
    {
        using var model = new GoldenModel("residual");
        string[] sources = ["/c2", "input", "/stem"];
        var attributor = model.Attributor(AttributionStrategy.GradCam(), "/c3", sources);
        var together = model.Attribute(AttributionStrategy.GradCam(), "/c3", sources);
        Assert.Equal(attributor.Latents + model.ShapeOf("input")[0], attributor.Sweeps);
        for (var s = 0; s < sources.Length; s++)
        {
            var alone = model.Attribute(AttributionStrategy.GradCam(), "/c3", [sources[s]]);
            Assert.True(RelativeError.Of(together.Of(s), alone.Of(0)) < 1e-5, sources[s]);
        }
    }

    [Fact]
    public void Memory_changes_no_bit_of_derivatives_along_channels()
    {
        using var model = new GoldenModel("residual");
        var images = Enumerable.Repeat(model.Images, 4).SelectMany(x => x).ToArray();
        var attributor = model.Attributor(AttributionStrategy.GradCam(), "/c3", ["input"]);
        Assert.True(GoesForward(attributor) && attributor.PeakBytes > 2 * Little);
        var plenty = model.Attribute(AttributionStrategy.GradCam(), "/c3", ["input"], images);
        var little = model.Attribute(AttributionStrategy.GradCam(), "/c3", ["input"], images, memory: Little);
        Assert.Equal(plenty.Of(0), little.Of(0));
    }

    private static bool GoesForward(Attributor attributor) => attributor.Sweeps < attributor.Latents;

    private static float[] MapsFromGradients(GoldenModel model, string target, string source)
    {
        var activations = model.Attribute(AttributionStrategy.Activation(), target, [source], memory: Memory);
        var weights = ChannelSums(model, AttributionStrategy.Gradient(), target, source);
        var shape = SourceShape.Of(model.ShapeOf(source));
        var maps = new List<float>();
        for (var image = 0; image < model.Count; image++)
        {
            var activation = activations[image, 0].AsSpan(0, shape.Elements);
            foreach (var latent in weights[image].Chunk(shape.Channels))
            {
                maps.AddRange(MapOf(latent, activation.ToArray(), shape));
            }
        }

        return [.. maps];
    }

    private static IEnumerable<float> MapOf(double[] sums, float[] activation, SourceShape shape)
    {
        var isLast = shape.Layout == SourceLayout.ChannelsLast;
        var positions = shape.Elements / shape.Channels;
        return Enumerable.Range(0, positions).Select(position =>
        {
            var map = 0.0;
            for (var channel = 0; channel < shape.Channels; channel++)
            {
                var place = isLast ? (position * shape.Channels) + channel : (channel * positions) + position;
                map += sums[channel] / positions * activation[place];
            }

            return (float)Math.Max(map, 0);
        });
    }

    /// <summary>The linear channel matrix of each image, from attributions of all elements.</summary>
    private static List<double[]> ChannelSums(GoldenModel model, AttributionStrategy strategy, string target, string source)
    {
        var phi = model.Attribute(strategy, target, [source], memory: Memory);
        var shape = SourceShape.Of(model.ShapeOf(source));
        return [.. Enumerable.Range(0, model.Count).Select(image =>
        {
            var maps = new AttributionMaps(shape, phi[image, 0].Length / shape.Elements, ChannelTransform.Lin);
            maps.Add(0, maps.Latents, phi[image, 0]);
            return maps.ChannelMatrix.ToArray();
        })];
    }
}
