using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The micro-kernel of the matrix product with twelve rows and two vectors of columns: twenty-four of thirty-two registers hold sums.
/// Every element is one chain of fused multiply-adds over the depth, so its value depends on its row, column and depth only.
/// </summary>
internal static unsafe class TwelveByTwo<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    public const int Rows = 12;

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
        var c6 = TSimd.Zero;
        var d6 = TSimd.Zero;
        var c7 = TSimd.Zero;
        var d7 = TSimd.Zero;
        var c8 = TSimd.Zero;
        var d8 = TSimd.Zero;
        var c9 = TSimd.Zero;
        var d9 = TSimd.Zero;
        var c10 = TSimd.Zero;
        var d10 = TSimd.Zero;
        var c11 = TSimd.Zero;
        var d11 = TSimd.Zero;
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
            c6 = TSimd.Load(sums + (6 * sumsStride));
            d6 = TSimd.Load(sums + (6 * sumsStride) + width);
            c7 = TSimd.Load(sums + (7 * sumsStride));
            d7 = TSimd.Load(sums + (7 * sumsStride) + width);
            c8 = TSimd.Load(sums + (8 * sumsStride));
            d8 = TSimd.Load(sums + (8 * sumsStride) + width);
            c9 = TSimd.Load(sums + (9 * sumsStride));
            d9 = TSimd.Load(sums + (9 * sumsStride) + width);
            c10 = TSimd.Load(sums + (10 * sumsStride));
            d10 = TSimd.Load(sums + (10 * sumsStride) + width);
            c11 = TSimd.Load(sums + (11 * sumsStride));
            d11 = TSimd.Load(sums + (11 * sumsStride) + width);
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
            row = TSimd.Broadcast(left[6]);
            c6 = TSimd.MultiplyAdd(row, low, c6);
            d6 = TSimd.MultiplyAdd(row, high, d6);
            row = TSimd.Broadcast(left[7]);
            c7 = TSimd.MultiplyAdd(row, low, c7);
            d7 = TSimd.MultiplyAdd(row, high, d7);
            row = TSimd.Broadcast(left[8]);
            c8 = TSimd.MultiplyAdd(row, low, c8);
            d8 = TSimd.MultiplyAdd(row, high, d8);
            row = TSimd.Broadcast(left[9]);
            c9 = TSimd.MultiplyAdd(row, low, c9);
            d9 = TSimd.MultiplyAdd(row, high, d9);
            row = TSimd.Broadcast(left[10]);
            c10 = TSimd.MultiplyAdd(row, low, c10);
            d10 = TSimd.MultiplyAdd(row, high, d10);
            row = TSimd.Broadcast(left[11]);
            c11 = TSimd.MultiplyAdd(row, low, c11);
            d11 = TSimd.MultiplyAdd(row, high, d11);
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
        TSimd.Store(c6, product + (6 * stride));
        TSimd.Store(d6, product + (6 * stride) + width);
        TSimd.Store(c7, product + (7 * stride));
        TSimd.Store(d7, product + (7 * stride) + width);
        TSimd.Store(c8, product + (8 * stride));
        TSimd.Store(d8, product + (8 * stride) + width);
        TSimd.Store(c9, product + (9 * stride));
        TSimd.Store(d9, product + (9 * stride) + width);
        TSimd.Store(c10, product + (10 * stride));
        TSimd.Store(d10, product + (10 * stride) + width);
        TSimd.Store(c11, product + (11 * stride));
        TSimd.Store(d11, product + (11 * stride) + width);
    }
}
