using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>e^x over its sum along each row; the row's greatest element is taken off before, which keeps it finite.</summary>
internal readonly unsafe struct SoftmaxWork<T>(RowCase rows, Block<T> x, Block<T> y) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool streams = Elementwise.Streams(y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (row, end) = rows.RowsOf(chunk);
        var exponentials = scratch.Get<T>(ScratchUse.Row, rows.Length + Vector512<T>.Count);
        for (; row < end; row++)
        {
            var start = (nint)row * rows.Length;
            var terms = new Exponentials<T>(x.Pointer + start, Row.Greatest(x.Pointer + start, rows.Length), rows.Length);
            Row.WriteOver<T, Exponentials<T>>(terms, exponentials, rows.Length);
            var total = Row.Total<T, Elements<T>>(new Elements<T>(exponentials), rows.Length);
            var shares = new Scaled<T>(exponentials, T.CreateTruncating(1 / total));
            Row.Write<T, Scaled<T>>(shares, y.Pointer + start, rows.Length, streams);
        }
    }
}
