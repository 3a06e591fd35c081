using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// The adjoint of standardised rows: with h = g scale and n the standardised row, (h - mean h - n mean(h n)) / sqrt(variance + epsilon). What goes on
/// between two rows stands in one method, and sums begin anew in place: a copy of them would wait until the row before has left for memory.
/// </summary>
internal readonly unsafe struct StandardiseAdjointWork<T, TEarlier>(
    RowCase rows, Block<T> cotangent, Block<T> x, double epsilon, Block<T>? scale, T* earlier, Block<T> y) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TEarlier : struct, IEarlier<T>
{
    private readonly bool streams = Elementwise.Streams(y);
    private readonly int turns = x.Count == 0 ? 0 : cotangent.Count / x.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = rows.RowsOf(chunk);
        var factors = RowKernels.OrRepeated(scale, T.One, rows.Length, scratch, ScratchUse.Columns);
        var sums = new CotangentSums<T>(factors, rows.Length);
        for (var turn = 0; turn < turns; turn++)
        {
            Begin(ref sums, turn, first);
            RowPairs.Sum<T, CotangentSums<T>>(ref sums, rows.Length);
            for (var row = first; row < end; row++)
            {
                var shares = Shares(sums, turn, row, factors);
                var target = y.Pointer + Start(turn, row);
                if (row + 1 == end)
                {
                    Row.Write<T, StandardisedShares<T, TEarlier>>(shares, target, rows.Length, streams);
                    break;
                }

                Begin(ref sums, turn, row + 1);
                RowPairs.Write<T, StandardisedShares<T, TEarlier>, CotangentSums<T>>(shares, target, rows.Length, streams, ref sums);
            }
        }
    }

    private nint Start(int turn, int row) => ((nint)turn * x.Count) + ((nint)row * rows.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin(ref CotangentSums<T> sums, int turn, int row) => sums.Begin(cotangent.Pointer + Start(turn, row), x.Pointer + Start(0, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private StandardisedShares<T, TEarlier> Shares(in CotangentSums<T> sums, int turn, int row, T* factors)
    {
        var (mean, factor) = sums.Statistics(epsilon);
        var wide = double.CreateTruncating(factor);
        var (shift, slope) = (T.CreateTruncating(-sums.Total / rows.Length * wide), T.CreateTruncating(-sums.Along / rows.Length * wide * wide * wide));
        return new(cotangent.Pointer + Start(turn, row), factors, factor, shift, x.Pointer + Start(0, row), mean, slope, earlier + Start(turn, row));
    }
}
