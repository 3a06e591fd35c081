using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>A pooling over planes of one or two axes as a convolution of single channels, one image a plane.</summary>
internal static class PoolPlanes
{
    /// <summary>Most axes of a plane.</summary>
    public const int MostAxes = 2;

    /// <summary>The convolution whose windows are the pool's; what it pads at the end is what the number of windows takes.</summary>
    public static ConvolutionCase Of(PoolGeometry geometry, ReadOnlySpan<int> inputExtents, int planes)
    {
        var padsEnd = new int[geometry.SpatialRank];
        for (var axis = 0; axis < padsEnd.Length; axis++)
        {
            var reach = ((geometry.OutputExtent(axis, inputExtents[axis]) - 1) * geometry.Strides[axis]) + (geometry.Dilations[axis] * (geometry.Kernel[axis] - 1)) + 1;
            padsEnd[axis] = reach - inputExtents[axis] - geometry.PadsBegin[axis];
        }

        var windows = new ConvolutionGeometry(geometry.Strides, geometry.Dilations, geometry.PadsBegin, [.. padsEnd], Groups: 1);
        return new ConvolutionCase(windows, planes, 1, 1, inputExtents.ToArray(), [.. geometry.Kernel]);
    }
}
