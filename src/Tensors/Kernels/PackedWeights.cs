using RepXai.Tensors.Kernels.Bands;
using RepXai.Tensors.Kernels.Scattered;
using RepXai.Tensors.Kernels.Winograd;

namespace RepXai.Tensors.Kernels;

/// <summary>The packed forms that convolutions make of their weights, and the bytes of each in float32. In float64 there are no tiles, whose forms are the larger ones.</summary>
internal static class PackedWeights
{
    /// <summary>The forms of a forward convolution.</summary>
    public static IEnumerable<(PackingKey Key, long Bytes)> Forward(ConvolutionCase shape)
    {
        if (WinogradLayer.Forward(shape) is { } layer)
        {
            return [Tiled(layer, shape)];
        }

        return DirectConvolution.Serves(shape) ? [] : [(
            new PackingKey(BandGeometry.Of(shape) is null ? PackingUse.Forward : PackingUse.BandForward, shape.Geometry, 0),
            Bytes(shape.OutputsInGroup, shape.Taps * shape.InputsInGroup, shape.Groups))];
    }

    /// <summary>The forms of its adjoint in the input.</summary>
    public static IEnumerable<(PackingKey Key, long Bytes)> Adjoint(ConvolutionCase shape)
    {
        if (ScatteredLayer.Of(shape) is { } scattered)
        {
            return [(new PackingKey(PackingUse.ScatteredAdjoint, shape.Geometry, 0), (long)scattered.WeightsLength * sizeof(float))];
        }

        if (WinogradLayer.Adjoint(shape) is { } layer)
        {
            return [Tiled(layer, shape)];
        }

        if (DirectConvolution.Serves(shape))
        {
            return [];
        }

        return FoldedAdjoint.Serves(shape)
            ? [(new PackingKey(PackingUse.FoldedAdjoint, shape.Geometry, 0), Bytes(shape.InputsInGroup * shape.Taps, shape.OutputsInGroup, shape.Groups))]
            : UnfoldGeometry.Adjoint(shape.Geometry, shape.InputExtents, shape.KernelExtents).Select(unfold => (
                new PackingKey(PackingUse.Adjoint, shape.Geometry, unfold.Phase),
                Bytes(shape.InputsInGroup, unfold.TapCount * shape.OutputsInGroup, shape.Groups)));
    }

    private static (PackingKey Key, long Bytes) Tiled(WinogradLayer layer, ConvolutionCase shape) =>
        (layer.Key(shape.Geometry), Bytes(layer.Rows, layer.Depth, layer.Points * layer.Points));

    /// <summary>The bytes of packed left operands.</summary>
    public static long Bytes(int rows, int depth, int count) => new PackedLeft<float>(MicroKernel<float>.Best, rows, depth).Length * count * sizeof(float);
}
