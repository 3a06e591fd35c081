using RepXai.Networks.Operators;
using RepXai.Networks.Running;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;
using RepXai.Tensors.Differentiation;
using RepXai.Tests.Common;

namespace RepXai.Networks.Tests.Running;

/// <summary>A convolution and the batch normalisation behind it.</summary>
public sealed class NormalisedConvolutionTests : IDisposable
{
    private const int Channels = 4;
    private readonly CpuPrimitives<double> device = new(CpuOptions.Default with { Threads = 1 });
    private readonly DeviceWeights weights;

    public NormalisedConvolutionTests() => weights = new DeviceWeights(device);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void They_are_one_convolution_and_its_result_and_gradient_are_those_of_single_steps(bool hasBias, int groups)
    {
        var network = Layer(hasBias, groups).Build().Bind(2);
        var together = Gradient(network, []);
        var apart = Gradient(network, [Value(network, "convolved")]);
        Assert.True(together.Steps < apart.Steps, $"{together.Steps} values were recorded, not fewer than {apart.Steps}");
        Assert.InRange(RelativeError.Of<double>(together.Result, apart.Result), 0, 1e-12);
        Assert.InRange(RelativeError.Of<double>(together.Gradient, apart.Gradient), 0, 1e-12);
        Assert.Contains(apart.Gradient, element => element != 0);
    }

    [Fact]
    public void Bindings_to_other_batches_share_the_weights()
    {
        var network = Layer(hasBias: true, groups: 1).Build();
        Gradient(network.Bind(2), []);
        var held = device.LiveBytes;
        Gradient(network.Bind(3), []);
        Assert.Equal(held, device.LiveBytes);
    }

    [Fact]
    public void A_changed_derivative_sees_both()
    {
        var network = Layer(hasBias: true, groups: 1).Build().Bind(1);
        var passed = 0;
        var rules = new CoveredNodes("Conv", (_, pullback) =>
        {
            passed++;
            return pullback.Operands[0] * pullback.Cotangent.Sum(1, 2, 3);
        });
        Gradient(network, [], new RunRequest([network.Outputs[0]]) { Rules = rules });
        Assert.Equal(1, passed);
    }

    [Fact]
    public void Weights_that_are_variables_of_a_run_get_their_gradients()
    {
        var network = Layer(hasBias: true, groups: 1).Build().Bind(1);
        using var tape = new Tape(device);
        var gain = tape.Leaf(device.Upload(new Shape(Channels), [1.0, 2, 3, 4]), own: true);
        var request = new RunRequest([network.Outputs[0]]) { Parameters = new Dictionary<string, Variable> { ["gain"] = gain } };
        var result = Run(tape, network, request)[network.Outputs[0]];
        double[] gradient = [];
        tape.Sweep(result, Seed(tape, result), [gain], (_, cotangent) => gradient = Download(cotangent));
        Assert.Equal(Channels, gradient.Length);
        Assert.Contains(gradient, element => element != 0);
    }

    public void Dispose()
    {
        weights.Dispose();
        device.Dispose();
    }

    private static ModelBuilder Layer(bool hasBias, int groups)
    {
        var kernel = Enumerable.Range(0, Channels * (2 / groups) * 9).Select(i => MathF.Sin(3 * i)).ToArray();
        return new ModelBuilder().Input("x", null, 2, 5, 6).Output("y")
            .Weight("kernel", [Channels, 2 / groups, 3, 3], kernel)
            .Weight("bias", [Channels], 1, -2, 0.5f, 3)
            .Weight("gain", [Channels], 0.5f, -1, 2, 1.5f).Weight("offset", [Channels], 0.1f, 0.2f, -0.3f, 0.4f)
            .Weight("mean", [Channels], -1, 0.5f, 2, 0).Weight("variance", [Channels], 0.3f, 1, 4, 0.01f)
            .Node("Conv", "convolve", hasBias ? ["x", "kernel", "bias"] : ["x", "kernel"], ["convolved"], ("group", groups), ("pads", new long[] { 1, 1, 1, 1 }))
            .Node("BatchNormalization", "normalise", ["convolved", "gain", "offset", "mean", "variance"], ["normal"], ("epsilon", 0.01f))
            .Node("Relu", "rectify", ["normal"], ["y"]);
    }

    private (double[] Result, double[] Gradient, int Steps) Gradient(BoundNetwork network, BoundValue[] wanted, RunRequest? request = null)
    {
        using var tape = new Tape(device);
        var run = Run(tape, network, request ?? new RunRequest([network.Outputs[0], .. wanted]));
        var (result, steps) = (run[network.Outputs[0]], tape.Count);
        double[] gradient = [];
        tape.Sweep(result, Seed(tape, result), [run[network.Input]], (_, cotangent) => gradient = Download(cotangent));
        return (Download(result), gradient, steps);
    }

    private static BoundValue Value(BoundNetwork network, string name) =>
        network.Nodes.SelectMany(node => node.Outputs).Single(value => value.Name == name);

    private NetworkRun Run(Tape tape, BoundNetwork network, RunRequest request) =>
        NetworkRunner.Run(network, weights, tape, tape.Leaf(Upload(network.Input.Shape), own: true), request);

    private Variable Seed(Tape tape, Variable result) => tape.Leaf(Upload(result.Shape.Prepend(1)), own: true);

    private Tensor Upload(Shape shape) => device.Upload(shape, [.. Enumerable.Range(0, shape.Count).Select(i => Math.Cos(7 * i))]);

    private double[] Download(Variable variable)
    {
        var values = new double[variable.Shape.Count];
        device.Download(variable.Value, values);
        return values;
    }
}
