using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>The loops of a reduction: axes side by side that are both kept or both reduced are one; extents of 1 are gone.</summary>
internal sealed class ReductionNest
{
    private readonly (int Extent, int Stride)[] kept;
    private readonly (int Extent, int Stride)[] reduced;

    /// <param name="shape">The operand's shape.</param>
    /// <param name="places">Reduced axes, counted from the end.</param>
    public ReductionNest(Shape shape, ReadOnlySpan<int> places)
    {
        var (keptAxes, reducedAxes) = (new List<(int Extent, int Stride)>(), new List<(int Extent, int Stride)>());
        var stride = 1;
        bool? last = null;
        for (var place = 1; place <= shape.Rank; place++)
        {
            var extent = shape.FromEnd(place);
            if (extent != 1)
            {
                var reduces = places.Contains(place);
                Add(reduces ? reducedAxes : keptAxes, extent, stride, last == reduces);
                last = reduces;
            }

            stride *= extent;
        }

        (kept, reduced) = ([.. keptAxes], [.. reducedAxes]);
        ReducesInnermost = reduced.Length > 0 && reduced[0].Stride == 1;
        ReducedCount = Total(reduced);
        KeptCount = Total(kept);
    }

    /// <summary>Whether the elements of a run are reduced together, or stay apart.</summary>
    public bool ReducesInnermost { get; }

    /// <summary>Elements that become one.</summary>
    public int ReducedCount { get; }

    /// <summary>Elements of the result.</summary>
    public int KeptCount { get; }

    /// <summary>Elements of the innermost run.</summary>
    public int RunLength => Inner.Length > 0 && Inner[0].Stride == 1 ? Inner[0].Extent : 1;

    /// <summary>Runs that are reduced into one result, where runs are reduced.</summary>
    public int ReducedRuns => ReducedCount == 0 ? 0 : ReducedCount / RunLength;

    /// <summary>From one result's elements to the next's, if it is always the same.</summary>
    public int? KeptStep => kept.Length switch { 0 => 0, 1 => kept[0].Stride, _ => null };

    private (int Extent, int Stride)[] Inner => ReducesInnermost ? reduced : kept;

    /// <summary>Where the reduced run number <paramref name="run"/> starts, relative to its result's first element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReducedOffset(int run) => Offset(reduced, ReducesInnermost ? 1 : 0, run);

    /// <summary>Where the operand's elements for a result (or a run of results) start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int KeptOffset(int run) => Offset(kept, ReducesInnermost || RunLength == 1 ? 0 : 1, run);

    private static void Add(List<(int Extent, int Stride)> axes, int extent, int stride, bool merges)
    {
        if (merges)
        {
            axes[^1] = (axes[^1].Extent * extent, axes[^1].Stride);
        }
        else
        {
            axes.Add((extent, stride));
        }
    }

    private static int Total((int Extent, int Stride)[] axes) => axes.Aggregate(1, (product, axis) => product * axis.Extent);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Offset((int Extent, int Stride)[] axes, int first, int index)
    {
        if (first == axes.Length - 1)
        {
            return index * axes[first].Stride;
        }

        var offset = 0;
        for (var axis = first; axis < axes.Length; axis++)
        {
            (index, var within) = Math.DivRem(index, axes[axis].Extent);
            offset += within * axes[axis].Stride;
        }

        return offset;
    }
}
