using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// The adjoint of standardised rows: with h = g scale and n the standardised row, (h - mean h - n mean(h n)) / sqrt(variance + epsilon).
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
        var factors = RowKernels.OrRepeated(scale, T.One, rows.Length, scratch, ScratchUse.Columns);
        var zeros = RowKernels.OrRepeated(null, T.Zero, rows.Length, scratch, ScratchUse.Zeros);
        for (var turn = 0; turn < turns; turn++)
        {
            var sums = Sums(turn, first, factors);
            RowPairs.Sum<T, CotangentSums<T>>(ref sums, rows.Length);
            for (var row = first; row < end; row++)
            {
                var shares = Shares(sums, turn, row, factors, zeros);
                if (row + 1 == end)
                {
                    Row.Write<T, StandardisedShares<T>>(shares, y.Pointer + Start(turn, row), rows.Length, streams);
                    break;
                }

                sums = Sums(turn, row + 1, factors);
                RowPairs.Write<T, StandardisedShares<T>, CotangentSums<T>>(shares, y.Pointer + Start(turn, row), rows.Length, streams, ref sums);
            }
        }
    }

    private nint Start(int turn, int row) => ((nint)turn * x.Count) + ((nint)row * rows.Length);

    private CotangentSums<T> Sums(int turn, int row, T* factors) =>
        new(cotangent.Pointer + Start(turn, row), factors, x.Pointer + Start(0, row), rows.Length);

    private StandardisedShares<T> Shares(in CotangentSums<T> sums, int turn, int row, T* factors, T* zeros)
    {
        var (mean, factor) = sums.Statistics(epsilon);
        var wide = double.CreateTruncating(factor);
        var (shift, slope) = (T.CreateTruncating(-sums.Total / rows.Length * wide), T.CreateTruncating(-sums.Along / rows.Length * wide * wide * wide));
        var before = earlier is { } given ? given.Pointer + Start(turn, row) : zeros;
        return new(cotangent.Pointer + Start(turn, row), factors, factor, shift, x.Pointer + Start(0, row), mean, slope, before);
    }
}
