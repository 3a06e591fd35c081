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

    private const int RowsOfTurn = 4;

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

        // Several rows a turn: where a neighbour shares the core, the turns' own instructions are what it takes away from.
        var end = left + (depth * Rows);
        for (var last = end - (RowsOfTurn * Rows); left <= last; left += RowsOfTurn * Rows)
        {
            Add(left, right.Next(2 * width), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            Add(left + Rows, right.Next(2 * width), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            Add(left + (2 * Rows), right.Next(2 * width), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            Add(left + (3 * Rows), right.Next(2 * width), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
        }

        for (; left < end; left += Rows)
        {
            Add(left, right.Next(2 * width), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
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

    /// <summary>Adds one row's products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        T* left,
        T* right,
        ref TVector c0,
        ref TVector d0,
        ref TVector c1,
        ref TVector d1,
        ref TVector c2,
        ref TVector d2,
        ref TVector c3,
        ref TVector d3,
        ref TVector c4,
        ref TVector d4,
        ref TVector c5,
        ref TVector d5)
    {
        var low = TSimd.Load(right);
        var high = TSimd.Load(right + TSimd.Width);
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
}
