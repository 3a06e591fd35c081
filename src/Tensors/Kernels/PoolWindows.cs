using System.Runtime.CompilerServices;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>The windows of a pooling over planes of up to three axes; missing outer axes have extent 1.</summary>
internal sealed class PoolWindows
{
    private const int Axes = 3;

    private readonly int[] kernel = [1, 1, 1];
    private readonly int[] strides = [1, 1, 1];
    private readonly int[] dilations = [1, 1, 1];
    private readonly int[] pads = new int[Axes];
    private readonly int[] padded = [1, 1, 1];
    private readonly PoolSpan[][] spans = new PoolSpan[Axes][];

    public PoolWindows(PoolGeometry geometry, ReadOnlySpan<int> inputExtents)
    {
        CheckRank(geometry);
        var rank = geometry.SpatialRank;
        CountsPadding = geometry.CountPadding;
        for (var axis = 0; axis < rank; axis++)
        {
            var place = Axes - rank + axis;
            kernel[place] = geometry.Kernel[axis];
            strides[place] = geometry.Strides[axis];
            dilations[place] = geometry.Dilations[axis];
            pads[place] = geometry.PadsBegin[axis];
            Input[place] = inputExtents[axis];
            Output[place] = geometry.OutputExtent(axis, inputExtents[axis]);
            padded[place] = inputExtents[axis] + geometry.PadsBegin[axis] + geometry.PadsEnd[axis];
        }

        for (var axis = 0; axis < Axes; axis++)
        {
            spans[axis] = [.. Enumerable.Range(0, Output[axis]).Select(output => SpanOf(axis, output))];
        }
    }

    public bool CountsPadding { get; }

    public int[] Input { get; } = [1, 1, 1];

    public int[] Output { get; } = [1, 1, 1];

    public int InputPlane => Input[0] * Input[1] * Input[2];

    public int OutputPlane => Output[0] * Output[1] * Output[2];

    /// <summary>What averages of all windows divide by, if it is the same.</summary>
    public int? CommonDivisor =>
        Array.TrueForAll(spans, axis => Array.TrueForAll(axis, span => span.Divisor == axis[0].Divisor))
            ? spans.Aggregate(1, (product, axis) => product * axis[0].Divisor)
            : null;

    /// <exception cref="UserErrorException">The pooling's axes are too many.</exception>
    public static void CheckRank(PoolGeometry geometry)
    {
        if (geometry.SpatialRank is < 1 or > Axes)
        {
            throw new UserErrorException($"pooling over {geometry.SpatialRank} spatial axes is not supported: use 1, 2 or 3");
        }
    }

    /// <summary>The elements of an axis that a window sees.</summary>
    public ref readonly PoolSpan Inside(int axis, int output) => ref spans[axis][output];

    /// <summary>The elements of a plane that a window sees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PoolWindow At(int slice, int row, int column) =>
        new(in Inside(0, slice), in Inside(1, row), in Inside(2, column), Input[2], Input[1] * Input[2]);

    private PoolSpan SpanOf(int axis, int output)
    {
        var start = (output * strides[axis]) - pads[axis];
        var step = dilations[axis];
        var skipped = start < 0 ? (-start + step - 1) / step : 0;
        var last = Math.Min(kernel[axis] - 1, (Input[axis] - 1 - start) / step);
        var count = Input[axis] - 1 < start ? 0 : Math.Max(0, last - skipped + 1);
        var divisor = CountsPadding ? Math.Min(kernel[axis], ((padded[axis] - 1 - start - pads[axis]) / step) + 1) : count;
        return new PoolSpan(start + (skipped * step), step, count, divisor);
    }
}
