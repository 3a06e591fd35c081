using RepXai.Tensors.Cpu;
using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;
using RepXai.Tensors.Tests.Cpu;

namespace RepXai.Tensors.Tests.Differentiation;

public sealed class SweepTests : IDisposable
{
    private readonly CpuPrimitives<double> device = new(CpuOptions.Default with { Threads = 1 });

    [Fact]
    public void One_sweep_serves_every_source_later_ones_first()
    {
        using var tape = new Tape(device);
        var x = Leaf(tape, 2);
        var y = x * x;
        var z = y * x;
        var arrived = new List<(int Source, double Cotangent)>();
        tape.Sweep(z, Seed(tape, 1), [x, y], (source, cotangent) => arrived.Add((source, Value(cotangent))));
        Assert.Equal([(1, 2.0), (0, 12.0)], arrived);
    }

    [Fact]
    public void A_source_that_the_target_does_not_depend_on_gets_nothing()
    {
        using var tape = new Tape(device);
        var (x, other) = (Leaf(tape, 2), Leaf(tape, 3));
        tape.Sweep(x * x, Seed(tape, 1), [other], (_, _) => Assert.Fail("nothing depends on it"));
    }

    [Fact]
    public void A_target_that_is_a_source_gets_its_seed()
    {
        using var tape = new Tape(device);
        var x = Leaf(tape, 2);
        var arrived = double.NaN;
        tape.Sweep(x, Seed(tape, 5), [x], (_, cotangent) => arrived = Value(cotangent));
        Assert.Equal(5, arrived);
    }

    [Fact]
    public void A_replaced_derivative_takes_the_place_of_the_steps_own()
    {
        using var tape = new Tape(device);
        var x = Leaf(tape, 3);
        var y = tape.Replace([x], () => x * x, (pullback, _) => pullback.Cotangent * 100);
        var arrived = double.NaN;
        tape.Sweep(y, Seed(tape, 1), [x], (_, cotangent) => arrived = Value(cotangent));
        Assert.Equal(9, Value(y));
        Assert.Equal(100, arrived);
    }

    [Fact]
    public void Third_derivatives_exist()
    {
        using var tape = new Tape(device);
        var x = Leaf(tape, 2);
        var derivative = x * x * x * x;
        for (var order = 1; order <= 3; order++)
        {
            var target = derivative;
            tape.Sweep(target, Seed(tape, 1), [x], (_, cotangent) => derivative = cotangent.Reshape(Shape.Scalar), record: true);
        }

        Assert.Equal(48, Value(derivative), 12);
    }

    [Fact]
    public void A_cancelled_sweep_stops()
    {
        using var tape = new Tape(device);
        var x = Leaf(tape, 2);
        var y = x * x;
        Assert.Throws<OperationCanceledException>(() => tape.Sweep(y, Seed(tape, 1), [x], (_, _) => { }, cancellation: new CancellationToken(true)));
    }

    /// <summary>A recorded sweep goes in single steps; one that is not may apply rectifiers' masks and add paths on the way.</summary>
    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 16)]
    [InlineData(1, 3)]
    public void Rectifiers_and_residual_paths_give_the_same_bytes_in_single_steps_and_at_once(int stride, int channels)
    {
        using var singles = new CpuPrimitives<float>(CpuOptions.Default with { Threads = 2 });
        using var tape = new Tape(singles);
        Variable Upload(int seed, params int[] extents)
        {
            var values = HostTensor.Seeded(seed, new Shape(extents));
            return tape.Leaf(singles.Upload(values.Shape, values.Values.AsSpan()), own: true);
        }

        var inner = new ConvolutionGeometry([1, 1], [1, 1], [1, 1], [1, 1], 1);
        var outer = new ConvolutionGeometry([stride, stride], [1, 1], [1, 1], [1, 1], 1);
        var x = Upload(1, 3, channels, 16, 12);
        var block = (x.Convolve(Upload(2, channels, channels, 3, 3), inner) + Upload(3, channels, 1, 1)).Map(UnaryFunction.Relu);
        var sum = (block.Convolve(Upload(4, channels, channels, 3, 3), inner) + x).Map(UnaryFunction.Relu);
        var y = sum.Convolve(Upload(5, 18, channels, 3, 3), outer).Map(UnaryFunction.Relu);
        var seed = Upload(6, [2, .. y.Shape.Extents]);
        AssertSameBytes(singles, tape, y, seed, [x, block, sum]);
    }

    /// <summary>A network's first layers; its rectifier and pool are waited with, unless someone asks for what lies between.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(16, false)]
    public void Rectifiers_before_and_after_pools_give_the_same_bytes_in_single_steps_and_at_once(int channels, bool isAskedBetween)
    {
        using var singles = new CpuPrimitives<float>(CpuOptions.Default with { Threads = 2 });
        using var tape = new Tape(singles);
        Variable Upload(int seed, params int[] extents)
        {
            var values = HostTensor.Seeded(seed, new Shape(extents));
            return tape.Leaf(singles.Upload(values.Shape, values.Values.AsSpan()), own: true);
        }

        var first = new ConvolutionGeometry([2, 2], [1, 1], [3, 3], [3, 3], 1);
        var second = new ConvolutionGeometry([1, 1], [1, 1], [1, 1], [1, 1], 1);
        var pool = new PoolGeometry([3, 3], [2, 2], [1, 1], [1, 1], [1, 1], CeilMode: false, CountPadding: false);
        var x = Upload(1, 2, channels, 32, 36);
        var rectified = (x.Convolve(Upload(2, 20, channels, 7, 7), first) + Upload(3, 20, 1, 1)).Map(UnaryFunction.Relu);
        var pooled = rectified.MaxPool(pool).Map(UnaryFunction.Relu);
        var again = (rectified.MaxPool(pool) + pooled).Convolve(Upload(4, 20, 20, 3, 3), second).MaxPool(pool);
        Variable[] sources = isAskedBetween ? [x, rectified, pooled] : [x];
        AssertSameBytes(singles, tape, again, Upload(5, [2, .. again.Shape.Extents]), sources);
        var alone = rectified.MaxPool(pool).Convolve(Upload(6, 20, 20, 3, 3), second);
        AssertSameBytes(singles, tape, alone, Upload(7, [2, .. alone.Shape.Extents]), sources[..^(isAskedBetween ? 1 : 0)]);
    }

    public void Dispose() => device.Dispose();

    private static Variable Leaf(Tape tape, double value) => tape.Fill(Shape.Scalar, value);

    private static Variable Seed(Tape tape, double value) => tape.Fill(new Shape(1), value);

    private static void AssertSameBytes(CpuPrimitives<float> device, Tape tape, Variable target, Variable seed, Variable[] sources)
    {
        List<(int Source, float[] Values)> Sweep(bool record)
        {
            var arrived = new List<(int, float[])>();
            tape.Sweep(target, seed, sources, (source, cotangent) =>
            {
                var values = new float[cotangent.Shape.Count];
                device.Download(cotangent.Value, values);
                arrived.Add((source, values));
            }, record);
            return arrived;
        }

        var atOnce = Sweep(record: false);
        Assert.Equal(sources.Length, atOnce.Count);
        Assert.Equivalent(Sweep(record: true), atOnce, strict: true);
    }

    private double Value(Variable variable)
    {
        var values = new double[1];
        device.Download(variable.Value, values);
        return values[0];
    }
}
