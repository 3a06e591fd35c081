using RepXai.Tensors.Cpu;
using RepXai.Tensors.Metering;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Cpu;

/// <summary>Softmax in one step against the single steps, forward and back.</summary>
public class SoftmaxTests
{
    [Theory]
    [InlineData(new[] { 3, 4, 197 }, 1, 2)]
    [InlineData(new[] { 5, 3, 7 }, 2, 1)]
    [InlineData(new[] { 2, 20_011 }, 1, 1)]
    [InlineData(new[] { 6, 1 }, 1, 3)]
    [InlineData(new[] { 9 }, 1, 2)]
    [InlineData(new[] { 0, 4 }, 1, 2)]
    public void One_step_gives_what_the_single_steps_give(int[] extents, int axes, int turns)
    {
        var shape = new Shape(extents);
        HostTensor[] operands = [HostTensor.Seeded(1, shape), HostTensor.Seeded(2, shape.Prepend(turns))];
        var forward = Backends.Run<double>(1, operands, (device, t) => SingleSteps.Softmax(device, t[0], axes));
        Backends.Compare(new HostTensor(shape, forward), operands, (device, t) => device.Softmax(t[0], axes));
        var adjoint = Backends.Run<double>(1, operands, (device, t) => SingleSteps.SoftmaxAdjoint(device, t[1], t[0], axes));
        Backends.Compare(new HostTensor(shape.Prepend(turns), adjoint), operands, (device, t) => device.SoftmaxAdjoint(t[1], t[0], axes));
    }

    [Fact]
    public void Float32_is_the_exponential_to_two_roundings()
    {
        var x = HostTensor.Generate(new Shape(1, 40_000), index => -index[0] / 512.0);
        var total = x.Values.Sum(Math.Exp);
        var actual = Backends.Run<float>(1, [x], (device, t) => device.Softmax(t[0], 1));
        for (var i = 0; i < actual.Length; i++)
        {
            var expected = Math.Exp(x.Values[i]) / total;
            Assert.True(Math.Abs(actual[i] - expected) <= Math.Max(2.5e-7 * expected, 2e-38), $"e^{x.Values[i]} became {actual[i]} and should be {expected}");
        }
    }

    [Fact]
    public void Masked_places_are_zero_and_what_is_no_number_spreads_over_its_row_alone()
    {
        var x = new HostTensor(new Shape(3, 3), [0, double.NegativeInfinity, 0, 1e4, -1e4, 1e4, 1, double.NaN, 1]);
        double[] expected = [0.5, 0, 0.5, 0.5, 0, 0.5, double.NaN, double.NaN, double.NaN];
        Backends.Compare(x with { Values = expected }, [x], (device, t) => device.Softmax(t[0], 1));
    }

    [Fact]
    public void A_row_has_the_same_bytes_whatever_stands_beside_it_and_however_many_threads_work()
    {
        var x = HostTensor.Seeded(1, new Shape(301, 197));
        var together = Backends.Run<float>(1, [x], Twice);
        Assert.Equal(together, Backends.Run<float>(3, [x], Twice));
        Assert.Equal(together[^197..], Backends.Run<float>(1, [new HostTensor(new Shape(1, 197), x.Values[^197..])], Twice));

        static Tensor Twice(IPrimitives device, Tensor[] t)
        {
            using var shares = device.Softmax(t[0], 1);
            return device.SoftmaxAdjoint(t[0], shares, 1);
        }
    }

    [Fact]
    public void Results_larger_than_a_cache_hold_every_element()
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(2, long.MaxValue));
        var (small, large) = (new Shape(61, 197), new Shape(720, 61, 197));
        using var x = device.Upload(small, HostTensor.Seeded(1, small).Values);
        using var repeated = device.Broadcast(x, large);
        using var shares = device.Softmax(x, 1);
        using var repeatedShares = device.Softmax(repeated, 1);
        var (expected, actual) = (new float[small.Count], new float[large.Count]);
        device.Download(shares, expected);
        device.Download(repeatedShares, actual);
        for (var turn = 0; turn < large[0]; turn++)
        {
            Assert.True(actual.AsSpan(turn * expected.Length, expected.Length).SequenceEqual(expected), $"turn {turn} differs");
        }
    }

    [Fact]
    public void The_memory_is_what_is_predicted()
    {
        using var cpu = new CpuPrimitives<float>(new CpuOptions(1, long.MaxValue));
        using var meter = new MeteredPrimitives(ElementType.Float32);
        foreach (IPrimitives device in new IPrimitives[] { cpu, meter })
        {
            using var x = device.Fill(new Shape(40, 24), 1);
            using var y = device.Softmax(x, 1);
            using var cotangent = device.Fill(new Shape(2, 40, 24), 1);
            using var share = device.SoftmaxAdjoint(cotangent, y, 1);
        }

        Assert.Equal(cpu.PeakBytes, meter.PeakBytes);
    }

    [Fact]
    public void A_cotangent_of_another_shape_is_refused()
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(1, long.MaxValue));
        using var y = device.Fill(new Shape(4, 8), 1);
        using var cotangent = device.Fill(new Shape(2, 8, 4), 1);
        Assert.Throws<ArgumentException>(() => device.SoftmaxAdjoint(cotangent, y, 1));
    }
}
