using RepXai.Tensors.Cpu;
using RepXai.Tensors.Metering;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Cpu;

/// <summary>x Phi(x) and its derivative in float32 and float64.</summary>
public class GeluTests
{
    [Fact]
    public void Float32_and_its_derivative_are_those_of_float64_to_a_few_roundings_everywhere()
    {
        var x = HostTensor.Generate(new Shape(60_001), index => (index[0] - 30_000) / 4096.0);
        var ones = x with { Values = [.. x.Values.Select(_ => 1.0)] };
        var exact = Backends.Run<double>(1, [x], (device, t) => device.Map(UnaryFunction.Gelu, t[0]));
        var actual = Backends.Run<float>(1, [x], (device, t) => device.Map(UnaryFunction.Gelu, t[0]));
        var exactSlope = Backends.Run<double>(1, [x, ones], (device, t) => device.GeluAdjoint(t[1], t[0]));
        var slope = Backends.Run<float>(1, [x, ones], (device, t) => device.GeluAdjoint(t[1], t[0]));
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - exact[i]) <= 3e-7 * Math.Abs(x.Values[i]), $"at {x.Values[i]} it is {actual[i]}, not {exact[i]}");
            Assert.True(Math.Abs(slope[i] - exactSlope[i]) <= 4e-7, $"at {x.Values[i]} the derivative is {slope[i]}, not {exactSlope[i]}");
        }
    }

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(1e20, 1e20, 1)]
    [InlineData(-1e20, 0, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 1)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Its_ends_are_those_of_the_function(double x, double expected, double slope)
    {
        var operand = new HostTensor(new Shape(1), [x]);
        var one = new HostTensor(new Shape(1), [1]);
        Assert.Equal((float)expected, Backends.Run<float>(1, [operand], (device, t) => device.Map(UnaryFunction.Gelu, t[0]))[0]);
        Assert.Equal(slope, Backends.Run<float>(1, [operand, one], (device, t) => device.GeluAdjoint(t[1], t[0]))[0]);
    }

    [Theory]
    [InlineData(new[] { 3, 5 }, 1)]
    [InlineData(new[] { 7, 1031 }, 3)]
    [InlineData(new[] { 0, 4 }, 2)]
    public void One_step_gives_what_the_single_steps_give(int[] extents, int turns)
    {
        var shape = new Shape(extents);
        HostTensor[] operands = [HostTensor.Seeded(1, shape), HostTensor.Seeded(2, shape.Prepend(turns))];
        var expected = Backends.Run<double>(1, operands, (device, t) => SingleSteps.GeluAdjoint(device, t[1], t[0]));
        Backends.Compare(new HostTensor(shape.Prepend(turns), expected), operands, (device, t) => device.GeluAdjoint(t[1], t[0]));
        var together = Backends.Run<float>(1, operands, (device, t) => device.GeluAdjoint(t[1], t[0]));
        Assert.Equal(together, Backends.Run<float>(3, operands, (device, t) => device.GeluAdjoint(t[1], t[0])));
    }

    [Fact]
    public void The_memory_is_what_is_predicted()
    {
        using var cpu = new CpuPrimitives<float>(new CpuOptions(1, long.MaxValue));
        using var meter = new MeteredPrimitives(ElementType.Float32);
        foreach (IPrimitives device in new IPrimitives[] { cpu, meter })
        {
            using var x = device.Fill(new Shape(40, 24), 1);
            using var cotangent = device.Fill(new Shape(2, 40, 24), 1);
            using var share = device.GeluAdjoint(cotangent, x);
        }

        Assert.Equal(cpu.PeakBytes, meter.PeakBytes);
    }

    [Fact]
    public void A_cotangent_of_another_shape_is_refused()
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(1, long.MaxValue));
        using var x = device.Fill(new Shape(4, 8), 1);
        using var cotangent = device.Fill(new Shape(2, 8, 4), 1);
        Assert.Throws<ArgumentException>(() => device.GeluAdjoint(cotangent, x));
    }
}
