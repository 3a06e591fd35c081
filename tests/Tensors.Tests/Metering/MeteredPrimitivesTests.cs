using RepXai.Tensors.Cpu;
using RepXai.Tensors.Metering;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Metering;

public class MeteredPrimitivesTests
{
    private const long Memory = 1L << 30;

    [Theory]
    [InlineData(3, 64, 7, 2, 1, 1)]
    [InlineData(16, 16, 3, 1, 1, 1)]
    [InlineData(16, 32, 3, 2, 1, 1)]
    [InlineData(64, 32, 1, 1, 1, 1)]
    [InlineData(64, 32, 1, 2, 1, 1)]
    [InlineData(20, 20, 3, 1, 2, 1)]
    [InlineData(8, 8, 3, 1, 1, 8)]
    [InlineData(32, 32, 3, 1, 1, 2)]
    [InlineData(5, 9, 3, 2, 1, 1)]
    public void Convolutions_take_the_memory_and_the_multiply_adds_of_the_processors(
        int inputs, int outputs, int taps, int stride, int dilation, int groups)
    {
        var pad = dilation * (taps / 2);
        var geometry = new ConvolutionGeometry([stride, stride], [dilation, dilation], [pad, pad], [pad, pad], groups);
        var (x, weights) = (new Shape(2, inputs, 28, 28), new Shape(outputs, inputs / groups, taps, taps));
        using var cpu = new CpuPrimitives<float>(new CpuOptions(1, Memory));
        using var meter = new MeteredPrimitives(ElementType.Float32);
        using var onCpu = new Held(cpu, x, weights, geometry);
        using var onMeter = new Held(meter, x, weights, geometry);
        Assert.Equal(cpu.MultiplyAdds, meter.MultiplyAdds);
        Assert.Equal(cpu.LiveBytes, meter.LiveBytes + meter.PackedBytes(Memory));
        Assert.InRange(meter.PeakBytes + meter.PackedBytes(Memory), cpu.PeakBytes, 1.5 * cpu.PeakBytes);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Matrix_products_take_the_memory_and_the_multiply_adds_of_the_processors(bool transposeA, bool transposeB)
    {
        using var cpu = new CpuPrimitives<float>(new CpuOptions(1, Memory));
        using var meter = new MeteredPrimitives(ElementType.Float32);
        foreach (IPrimitives device in new IPrimitives[] { cpu, meter })
        {
            using var a = device.Fill(transposeA ? new Shape(3, 70, 50) : new Shape(3, 50, 70), 1);
            using var b = device.Fill(transposeB ? new Shape(3, 90, 70) : new Shape(3, 70, 90), 1);
            using var y = device.MatMul(a, b, transposeA, transposeB);
        }

        Assert.Equal(3 * 50 * 70 * 90, meter.MultiplyAdds);
        Assert.Equal(cpu.MultiplyAdds, meter.MultiplyAdds);
        Assert.Equal(cpu.PeakBytes, meter.PeakBytes);
        Assert.Equal(0, meter.LiveBytes);
    }

    [Fact]
    public void Packed_forms_that_do_not_fit_in_their_share_are_packed_one_at_a_time()
    {
        var geometry = new ConvolutionGeometry([1, 1], [1, 1], [1, 1], [1, 1], 1);
        using var meter = new MeteredPrimitives(ElementType.Float32);
        using var held = new Held(meter, new Shape(1, 64, 28, 28), new Shape(64, 64, 3, 3), geometry);
        var all = meter.PackedBytes(Memory);
        Assert.Equal(all, meter.PackedBytes(4 * all));
        Assert.InRange(meter.PackedBytes(0), all / 2, all - 1);
    }

    /// <summary>A convolution's operands and results, forward and back.</summary>
    private sealed class Held : IDisposable
    {
        private readonly List<Tensor> tensors = [];

        public Held(IPrimitives device, Shape x, Shape weights, ConvolutionGeometry geometry)
        {
            tensors.Add(device.Fill(x, 1));
            tensors.Add(device.Fill(weights, 1));
            tensors.Add(device.Convolve(tensors[0], tensors[1], geometry));
            tensors.Add(device.ConvolveInputAdjoint(tensors[2], tensors[1], geometry, x.Extents[^2..]));
        }

        public void Dispose() => tensors.ForEach(tensor => tensor.Dispose());
    }
}
