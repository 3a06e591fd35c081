using RepXai.Networks.Operators;
using RepXai.Networks.Running;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;
using RepXai.Tensors.Differentiation;
using RepXai.Tests.Common;

namespace RepXai.Networks.Tests.Running;

/// <summary>x Phi(x) as exporters write it in single operators.</summary>
public sealed class GeluChainTests : IDisposable
{
    private static readonly double[] Image = [-3, -1.5, -0.25, 0.5, 1, 4];
    private readonly CpuPrimitives<double> device = new(CpuOptions.Default with { Threads = 1 });
    private readonly DeviceWeights weights;

    public GeluChainTests() => weights = new DeviceWeights(device);

    /// <summary>Where the one half is, and how x is divided.</summary>
    public static TheoryData<bool, string, float> Forms => new()
    {
        { false, "Div", 1.41421356f },
        { true, "Div", 1.41421356f },
        { false, "Mul", 0.70710678f },
        { true, "Mul", 0.70710678f },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_chain_is_one_function_and_its_result_and_gradient_are_those_of_single_steps(bool isHalvedFirst, string division, float divisor)
    {
        var network = Chain(isHalvedFirst, division, divisor).Build().Bind(1);
        var together = Gradient(network, []);
        var apart = Gradient(network, [Value(network, "erf"), Value(network, "raised")]);
        Assert.True(together.Steps < apart.Steps, $"{together.Steps} values were recorded, not fewer than {apart.Steps}");
        Assert.InRange(RelativeError.Of<double>(together.Result, apart.Result), 0, 1e-7);
        Assert.InRange(RelativeError.Of<double>(together.Gradient, apart.Gradient), 0, 1e-7);
    }

    [Theory]
    [InlineData("divided")]
    [InlineData("erf")]
    [InlineData("raised")]
    [InlineData("product")]
    public void A_value_that_is_asked_for_stays(string name)
    {
        var network = Chain(false, "Div", 1.41421356f).Build().Bind(1);
        using var tape = new Tape(device);
        var inner = Value(network, name);
        var run = Run(tape, network, new RunRequest([network.Outputs[0], inner]));
        Assert.True(run.Has(inner));
        Assert.True(tape.Count > Gradient(network, []).Steps);
    }

    [Fact]
    public void A_changed_derivative_sees_every_node_that_it_covers()
    {
        var network = Chain(false, "Div", 1.41421356f).Build().Bind(1);
        var passed = 0;
        var plain = Gradient(network, []);
        var changed = Gradient(network, [], new CoveredNodes("Erf", (_, pullback) =>
        {
            passed++;
            return pullback.Cotangent;
        }));
        Assert.Equal(1, passed);
        Assert.NotEqual(plain.Gradient, changed.Gradient);
    }

    [Theory]
    [InlineData(1.5f, 1f, 0.5f)]
    [InlineData(1.41421356f, 2f, 0.5f)]
    [InlineData(1.41421356f, 1f, 0.6f)]
    public void Other_numbers_are_other_functions(float divisor, float one, float half)
    {
        var network = Chain(false, "Div", divisor, one, half).Build().Bind(1);
        var (result, _, _) = Gradient(network, []);
        using var scratch = new Tape(device);
        var x = scratch.Leaf(device.Upload(new Shape(1, 6), Image), own: true);
        var expected = x * ((x / divisor).Map(Tensors.Primitives.UnaryFunction.Erf) + one) * half;
        Assert.InRange(RelativeError.Of<double>(result, Download(expected)), 0, 1e-12);
    }

    public void Dispose()
    {
        weights.Dispose();
        device.Dispose();
    }

    private static ModelBuilder Chain(bool isHalvedFirst, string division, float divisor, float one = 1, float half = 0.5f) =>
        new ModelBuilder().Input("x", null, 6).Output("y")
            .Weight("divisor", [], divisor).Weight("one", [], one).Weight("half", [], half)
            .Node(division, "divide", ["x", "divisor"], ["divided"])
            .Node("Erf", "erf", ["divided"], ["erf"])
            .Node("Add", "raise", ["erf", "one"], ["raised"])
            .Node("Mul", "product", [isHalvedFirst ? "half" : "raised", "x"], ["product"])
            .Node("Mul", "last", ["product", isHalvedFirst ? "raised" : "half"], ["y"]);

    private (double[] Result, double[] Gradient, int Steps) Gradient(BoundNetwork network, BoundValue[] wanted, IReverseRules? rules = null)
    {
        using var tape = new Tape(device);
        var run = Run(tape, network, new RunRequest([network.Outputs[0], .. wanted]) { Rules = rules });
        var (result, steps) = (run[network.Outputs[0]], tape.Count);
        var seed = tape.Leaf(device.Upload(new Shape(1, 1, 6), [1.0, -1, 2, 0.5, 1, -3]), own: true);
        double[] gradient = [];
        tape.Sweep(result, seed, [run[network.Input]], (_, cotangent) => gradient = Download(cotangent));
        return (Download(result), gradient, steps);
    }

    private static BoundValue Value(BoundNetwork network, string name) =>
        network.Nodes.SelectMany(node => node.Outputs).Single(value => value.Name == name);

    private NetworkRun Run(Tape tape, BoundNetwork network, RunRequest request) =>
        NetworkRunner.Run(network, weights, tape, tape.Leaf(device.Upload(network.Input.Shape, Image), own: true), request);

    private double[] Download(Variable variable)
    {
        var values = new double[variable.Shape.Count];
        device.Download(variable.Value, values);
        return values;
    }
}
