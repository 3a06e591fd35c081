using RepXai.Tensors.Cpu;
using RepXai.Tensors.Metering;
using RepXai.Tensors.Primitives;
using RepXai.Tests.Common;

namespace RepXai.Tensors.Tests.Cpu;

/// <summary>Rows standardised in one step against the single steps, forward and back.</summary>
public class StandardisedRowTests
{
    private const double Epsilon = 1e-5;

    /// <summary>Shape, axes, whether there is a scale, a shift, something that came earlier, and turns of the cotangent.</summary>
    public static TheoryData<int[], int, bool, bool, bool, int> Cases => new()
    {
        { [3, 5, 768], 1, true, true, true, 2 },
        { [3, 5, 768], 1, false, false, false, 1 },
        { [7, 1], 1, true, false, false, 3 },
        { [2, 9, 3, 5], 2, true, true, true, 3 },
        { [40, 67], 1, false, true, true, 2 },
        { [2, 20_011], 1, true, true, false, 1 },
        { [13], 1, true, true, true, 2 },
        { [0, 4], 1, true, true, true, 2 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_step_gives_what_the_single_steps_give(int[] extents, int axes, bool hasScale, bool hasShift, bool hasEarlier, int turns)
    {
        var shape = new Shape(extents);
        var row = shape[^axes..];
        HostTensor[] operands =
        [
            HostTensor.Seeded(1, shape), HostTensor.Seeded(2, row), HostTensor.Seeded(3, row),
            HostTensor.Seeded(4, shape.Prepend(turns)), HostTensor.Seeded(5, shape.Prepend(turns)),
        ];
        var forward = Backends.Run<double>(1, operands, (device, t) =>
            SingleSteps.Standardise(device, t[0], axes, Epsilon, hasScale ? t[1] : null, hasShift ? t[2] : null));
        Backends.Compare(new HostTensor(shape, forward), operands, (device, t) =>
            device.Standardise(t[0], axes, Epsilon, hasScale ? t[1] : null, hasShift ? t[2] : null));
        var adjoint = Backends.Run<double>(1, operands, (device, t) =>
            SingleSteps.StandardiseAdjoint(device, t[3], t[0], axes, Epsilon, hasScale ? t[1] : null, hasEarlier ? t[4] : null));
        Backends.Compare(new HostTensor(shape.Prepend(turns), adjoint), operands, (device, t) =>
            device.StandardiseAdjoint(t[3], t[0], axes, Epsilon, hasScale ? t[1] : null, hasEarlier ? t[4] : null));
    }

    [Fact]
    public void Float32_keeps_its_digits_where_the_mean_is_far_from_zero()
    {
        var x = HostTensor.Generate(new Shape(4, 1000), index => 300 + ((((index[0] * 31) + (index[1] * 17)) % 64) / 64.0));
        var expected = Backends.Run<double>(1, [x], (device, t) => device.Standardise(t[0], 1, Epsilon, null, null));
        var actual = Backends.Run<float>(1, [x], (device, t) => device.Standardise(t[0], 1, Epsilon, null, null));
        Assert.InRange(RelativeError.Of<double>(actual, expected), 0, 1e-4);
    }

    [Fact]
    public void A_row_of_one_value_becomes_zeros()
    {
        var x = HostTensor.Generate(new Shape(3, 50), index => index[0] + 0.5);
        Backends.Compare(HostTensor.Zeros(x.Shape), [x], (device, t) => device.Standardise(t[0], 1, Epsilon, null, null));
    }

    [Fact]
    public void A_row_has_the_same_bytes_whatever_stands_beside_it_and_however_many_threads_work()
    {
        var shape = new Shape(301, 197);
        var (x, g) = (HostTensor.Seeded(1, shape), HostTensor.Seeded(2, shape));
        var last = new HostTensor(new Shape(1, 197), x.Values[^197..]);
        var lastCotangent = new HostTensor(new Shape(1, 197), g.Values[^197..]);
        var together = Backends.Run<float>(1, [x, g], Adjoint);
        Assert.Equal(together, Backends.Run<float>(3, [x, g], Adjoint));
        Assert.Equal(together[^197..], Backends.Run<float>(1, [last, lastCotangent], Adjoint));

        static Tensor Adjoint(IPrimitives device, Tensor[] t)
        {
            using var normal = device.Standardise(t[0], 1, Epsilon, null, null);
            return device.StandardiseAdjoint(t[1], normal, 1, Epsilon, null, null);
        }
    }

    [Theory]
    [InlineData(720, 61, 197)]
    [InlineData(1030, 4, 2055)]
    public void Results_larger_than_a_cache_have_the_bytes_of_small_ones(int turns, int rows, int length)
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(2, long.MaxValue));
        var (small, large) = (new Shape(rows, length), new Shape(turns, rows, length));
        using var x = device.Upload(small, HostTensor.Seeded(1, small).Values);
        using var repeated = device.Broadcast(x, large);
        using var expected = device.Standardise(x, 1, Epsilon, null, null);
        using var actual = device.Standardise(repeated, 1, Epsilon, null, null);
        AssertRepeats(device, expected, actual);
        using var share = device.StandardiseAdjoint(expected, x, 1, Epsilon, null, null);
        using var shares = device.StandardiseAdjoint(actual, x, 1, Epsilon, null, null);
        AssertRepeats(device, share, shares);
    }

    [Fact]
    public void A_scale_that_repeats_along_a_row_goes_in_single_steps()
    {
        HostTensor[] operands = [HostTensor.Seeded(1, new Shape(4, 3, 8)), HostTensor.Seeded(2, new Shape(3, 1)), HostTensor.Seeded(3, new Shape(2, 4, 3, 8))];
        var expected = Backends.Run<double>(1, operands, (device, t) => SingleSteps.StandardiseAdjoint(device, t[2], t[0], 2, Epsilon, t[1], null));
        Backends.Compare(new HostTensor(new Shape(2, 4, 3, 8), expected), operands, (device, t) =>
            device.StandardiseAdjoint(t[2], t[0], 2, Epsilon, t[1], null));
    }

    [Theory]
    [InlineData(new[] { 3, 8 })]
    [InlineData(new[] { 3, 1 })]
    public void The_memory_is_what_is_predicted(int[] scale)
    {
        using var cpu = new CpuPrimitives<float>(new CpuOptions(1, long.MaxValue));
        using var meter = new MeteredPrimitives(ElementType.Float32);
        foreach (IPrimitives device in new IPrimitives[] { cpu, meter })
        {
            using var x = device.Fill(new Shape(40, 3, 8), 1);
            using var factors = device.Fill(new Shape(scale), 2);
            using var y = device.Standardise(x, 2, Epsilon, factors, null);
            using var cotangent = device.Fill(new Shape(2, 40, 3, 8), 1);
            using var share = device.StandardiseAdjoint(cotangent, x, 2, Epsilon, factors, cotangent);
        }

        Assert.Equal(cpu.PeakBytes, meter.PeakBytes);
        Assert.Equal(cpu.MultiplyAdds, meter.MultiplyAdds);
    }

    [Fact]
    public void A_cotangent_of_another_shape_is_refused()
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(1, long.MaxValue));
        using var x = device.Fill(new Shape(4, 8), 1);
        using var cotangent = device.Fill(new Shape(2, 8, 4), 1);
        Assert.Throws<ArgumentException>(() => device.StandardiseAdjoint(cotangent, x, 1, Epsilon, null, null));
    }

    private static void AssertRepeats(CpuPrimitives<float> device, Tensor once, Tensor repeated)
    {
        var (expected, actual) = (new float[once.Shape.Count], new float[repeated.Shape.Count]);
        device.Download(once, expected);
        device.Download(repeated, actual);
        for (var start = 0; start < actual.Length; start += expected.Length)
        {
            Assert.True(actual.AsSpan(start, expected.Length).SequenceEqual(expected), $"turn {start / expected.Length} differs");
        }
    }
}
