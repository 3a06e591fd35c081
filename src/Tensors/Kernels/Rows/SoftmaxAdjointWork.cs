using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>The adjoint of softmax: s (g - sum of g s) along each row, with s its result.</summary>
internal readonly unsafe struct SoftmaxAdjointWork<T>(RowCase rows, Block<T> cotangent, Block<T> result, Block<T> y) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool streams = Elementwise.Streams(y);
    private readonly int turns = result.Count == 0 ? 0 : cotangent.Count / result.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = rows.RowsOf(chunk);
        for (var turn = 0; turn < turns; turn++)
        {
            for (var row = first; row < end; row++)
            {
                var shares = result.Pointer + ((nint)row * rows.Length);
                var start = ((nint)turn * result.Count) + ((nint)row * rows.Length);
                var g = cotangent.Pointer + start;
                var along = T.CreateTruncating(Row.Total<T, Products<T>>(new Products<T>(g, shares), rows.Length));
                Row.Write<T, SoftmaxShares<T>>(new SoftmaxShares<T>(shares, g, along, rows.Length), y.Pointer + start, rows.Length, streams);
            }
        }
    }
}
