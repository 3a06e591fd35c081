using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The micro-kernel of the matrix product with six rows and two vectors of columns: twelve of sixteen registers hold sums.
/// Every element is one chain of fused multiply-adds over the depth, so its value depends on its row, column and depth only.
/// </summary>
internal static unsafe class SixByTwo<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    public const int Rows = 6;

    /// <summary>
    /// product[row, column] = sums[row, column] + the sum over the depth of left[k, row] * right[k, column], from a packed panel on the left and rows on
    /// the right; without sums it starts at zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TRows>(nint depth, T* left, TRows right, T* sums, nint sumsStride, T* product, nint stride)
        where TRows : struct, IRightRows<T>
    {
        var width = TSimd.Width;
        var c0 = TSimd.Zero;
        var d0 = TSimd.Zero;
        var c1 = TSimd.Zero;
        var d1 = TSimd.Zero;
        var c2 = TSimd.Zero;
        var d2 = TSimd.Zero;
        var c3 = TSimd.Zero;
        var d3 = TSimd.Zero;
        var c4 = TSimd.Zero;
        var d4 = TSimd.Zero;
        var c5 = TSimd.Zero;
        var d5 = TSimd.Zero;
        if (sums != null)
        {
            c0 = TSimd.Load(sums);
            d0 = TSimd.Load(sums + width);
            c1 = TSimd.Load(sums + sumsStride);
            d1 = TSimd.Load(sums + sumsStride + width);
            c2 = TSimd.Load(sums + (2 * sumsStride));
            d2 = TSimd.Load(sums + (2 * sumsStride) + width);
            c3 = TSimd.Load(sums + (3 * sumsStride));
            d3 = TSimd.Load(sums + (3 * sumsStride) + width);
            c4 = TSimd.Load(sums + (4 * sumsStride));
            d4 = TSimd.Load(sums + (4 * sumsStride) + width);
            c5 = TSimd.Load(sums + (5 * sumsStride));
            d5 = TSimd.Load(sums + (5 * sumsStride) + width);
        }

        for (var end = left + (depth * Rows); left < end; left += Rows)
        {
            var next = right.Next(2 * width);
            var low = TSimd.Load(next);
            var high = TSimd.Load(next + width);
            var row = TSimd.Broadcast(left[0]);
            c0 = TSimd.MultiplyAdd(row, low, c0);
            d0 = TSimd.MultiplyAdd(row, high, d0);
            row = TSimd.Broadcast(left[1]);
            c1 = TSimd.MultiplyAdd(row, low, c1);
            d1 = TSimd.MultiplyAdd(row, high, d1);
            row = TSimd.Broadcast(left[2]);
            c2 = TSimd.MultiplyAdd(row, low, c2);
            d2 = TSimd.MultiplyAdd(row, high, d2);
            row = TSimd.Broadcast(left[3]);
            c3 = TSimd.MultiplyAdd(row, low, c3);
            d3 = TSimd.MultiplyAdd(row, high, d3);
            row = TSimd.Broadcast(left[4]);
            c4 = TSimd.MultiplyAdd(row, low, c4);
            d4 = TSimd.MultiplyAdd(row, high, d4);
            row = TSimd.Broadcast(left[5]);
            c5 = TSimd.MultiplyAdd(row, low, c5);
            d5 = TSimd.MultiplyAdd(row, high, d5);
        }

        TSimd.Store(c0, product);
        TSimd.Store(d0, product + width);
        TSimd.Store(c1, product + stride);
        TSimd.Store(d1, product + stride + width);
        TSimd.Store(c2, product + (2 * stride));
        TSimd.Store(d2, product + (2 * stride) + width);
        TSimd.Store(c3, product + (3 * stride));
        TSimd.Store(d3, product + (3 * stride) + width);
        TSimd.Store(c4, product + (4 * stride));
        TSimd.Store(d4, product + (4 * stride) + width);
        TSimd.Store(c5, product + (5 * stride));
        TSimd.Store(d5, product + (5 * stride) + width);
    }
}
