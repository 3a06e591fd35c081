using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Cpu;

public class LargePlanesTests
{
    /// <summary>So many that planes and results together do not stay in the caches.</summary>
    private const int Images = 520;

    private const int Channels = 4;

    [Theory]
    [InlineData(64, 64)]
    [InlineData(63, 64)]
    [InlineData(64, 62)]
    public void Planes_that_pass_the_caches_have_the_same_bytes_as_alone(int height, int width)
    {
        int[] plane = [height, width];
        foreach (var stride in new[] { 1, 2 })
        {
            var geometry = new ConvolutionGeometry([stride, stride], [1, 1], [1, 1], [1, 1], Channels);
            var weights = HostTensor.Seeded(1, new Shape(Channels, 1, 3, 3));
            Compare(plane, x => Backends.Run<float>(2, [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry)));
            Compare(
                plane.Select(extent => (extent + stride - 1) / stride),
                x => Backends.Run<float>(2, [x, weights], (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, plane)));
            CompareMeans(plane, new PoolGeometry([3, 3], [stride, stride], [1, 1], [1, 1], [1, 1], CeilMode: false, CountPadding: false));
        }

        var pool = new PoolGeometry([2, 2], [2, 2], [1, 1], [0, 0], [0, 0], CeilMode: false, CountPadding: false);
        CompareMeans(plane, pool);
        Compare(plane, x => Backends.Run<float>(2, [x], (device, t) =>
        {
            var (greatest, places) = device.MaxPool(t[0], pool);
            using (greatest)
            using (places)
            {
                return device.PlaneScatterAdd(greatest, places, plane);
            }
        }));
    }

    /// <summary>Compares means over windows and their adjoint.</summary>
    private static void CompareMeans(int[] plane, PoolGeometry pool)
    {
        Compare(plane, x => Backends.Run<float>(2, [x], (device, t) => device.AveragePool(t[0], pool)));
        Compare(
            plane.Select((extent, axis) => pool.OutputExtent(axis, extent)),
            x => Backends.Run<float>(2, [x], (device, t) => device.AveragePoolAdjoint(t[0], pool, plane)));
    }

    /// <summary>Compares what a kernel makes of many equal images with what it makes of one.</summary>
    private static void Compare(IEnumerable<int> plane, Func<HostTensor, double[]> run)
    {
        var one = HostTensor.Seeded(2, new Shape([1, Channels, .. plane]));
        var alone = run(one);
        var together = run(new HostTensor(new Shape([Images, .. one.Shape[1..].Extents]), [.. Enumerable.Repeat(one.Values, Images).SelectMany(values => values)]));
        for (var image = 0; image < Images; image++)
        {
            Assert.True(
                together.AsSpan(image * alone.Length, alone.Length).SequenceEqual(alone),
                $"image {image} of {Images} is not what it is alone");
        }
    }
}
