using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>Rows to mean 0 and variance 1, then scaled and shifted.</summary>
internal readonly unsafe struct StandardiseWork<T>(RowCase rows, Block<T> x, double epsilon, Block<T>? scale, Block<T>? shift, Block<T> y) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool streams = Elementwise.Streams(y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (row, end) = rows.RowsOf(chunk);
        var factors = RowKernels.OrRepeated(scale, T.One, rows.Length, scratch, ScratchUse.Columns);
        var shifts = RowKernels.OrRepeated(shift, T.Zero, rows.Length, scratch, ScratchUse.Zeros);
        var sums = new Moments<T>(rows.Length);
        sums.Begin(x.Pointer + ((nint)row * rows.Length));
        RowPairs.Sum<T, Moments<T>>(ref sums, rows.Length);
        for (; row < end; row++)
        {
            var start = (nint)row * rows.Length;
            var statistics = sums.Statistics(epsilon);
            var term = new Standardised<T>(x.Pointer + start, statistics.Mean, statistics.Factor, factors, shifts);
            if (row + 1 == end)
            {
                Row.Write<T, Standardised<T>>(term, y.Pointer + start, rows.Length, streams);
                return;
            }

            sums.Begin(x.Pointer + start + rows.Length);
            RowPairs.Write<T, Standardised<T>, Moments<T>>(term, y.Pointer + start, rows.Length, streams, ref sums);
        }
    }
}
