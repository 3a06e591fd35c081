using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// The adjoint of standardised rows: with h = g scale and n the standardised row, (h - mean h - n mean(h n)) / sqrt(variance + epsilon). The
/// cotangents' turns share the rows' statistics.
/// </summary>
internal readonly unsafe struct StandardiseAdjointWork<T>(
    RowCase rows, Block<T> cotangent, Block<T> x, double epsilon, Block<T>? scale, Block<T>? earlier, Block<T> y) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool streams = Elementwise.Streams(y);
    private readonly int turns = x.Count == 0 ? 0 : cotangent.Count / x.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = rows.RowsOf(chunk);
        var statistics = scratch.Get<RowStatistics<T>>(ScratchUse.Row, end - first);
        for (var row = first; row < end; row++)
        {
            statistics[row - first] = RowStatistics<T>.Of(x.Pointer + ((nint)row * rows.Length), rows.Length, epsilon);
        }

        var factors = RowKernels.OrRepeated(scale, T.One, rows.Length, scratch, ScratchUse.Columns);
        var zeros = RowKernels.OrRepeated(null, T.Zero, rows.Length, scratch, ScratchUse.Zeros);
        for (var turn = 0; turn < turns; turn++)
        {
            for (var row = first; row < end; row++)
            {
                var start = ((nint)turn * x.Count) + ((nint)row * rows.Length);
                var before = earlier is { } given ? given.Pointer + start : zeros;
                PullBack(cotangent.Pointer + start, factors, x.Pointer + ((nint)row * rows.Length), statistics[row - first], before, y.Pointer + start);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PullBack(T* g, T* factors, T* values, RowStatistics<T> statistics, T* before, T* result)
    {
        var mean = statistics.Mean;
        var (total, along) = CotangentSums<T>.Of(new CotangentSums<T>(g, factors, values, mean), rows.Length);
        var factor = double.CreateTruncating(statistics.Factor);
        var (shared, slope) = (T.CreateTruncating(total / rows.Length), T.CreateTruncating(along / rows.Length * factor * factor * factor));
        var shares = new StandardisedShares<T>(g, factors, shared, statistics.Factor, values, mean, slope, before, rows.Length);
        Row.Write<T, StandardisedShares<T>>(shares, result, rows.Length, streams);
    }
}
