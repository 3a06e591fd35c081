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
        SumPair<T, TVector, TSimd>.Begin(sums, 0, sumsStride, out var c0, out var d0, out var c1, out var d1);
        SumPair<T, TVector, TSimd>.Begin(sums, 2, sumsStride, out var c2, out var d2, out var c3, out var d3);
        SumPair<T, TVector, TSimd>.Begin(sums, 4, sumsStride, out var c4, out var d4, out var c5, out var d5);

        // Several rows a turn: where a neighbour shares the core, the turns' own instructions are what it takes away from.
        var columns = 2 * TSimd.Width;
        var end = left + (depth * Rows);
        for (var last = end - (RowsOfTurn * Rows); left <= last; left += RowsOfTurn * Rows)
        {
            Add(left, 0, right.After(0, columns), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            Add(left, Rows, right.After(1, columns), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            Add(left, 2 * Rows, right.After(2, columns), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            Add(left, 3 * Rows, right.After(3, columns), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            right.Skip(RowsOfTurn, columns);
        }

        for (; left < end; left += Rows)
        {
            Add(left, 0, right.After(0, columns), ref c0, ref d0, ref c1, ref d1, ref c2, ref d2, ref c3, ref d3, ref c4, ref d4, ref c5, ref d5);
            right.Skip(1, columns);
        }

        SumPair<T, TVector, TSimd>.Store(c0, d0, c1, d1, product, 0, stride);
        SumPair<T, TVector, TSimd>.Store(c2, d2, c3, d3, product, 2, stride);
        SumPair<T, TVector, TSimd>.Store(c4, d4, c5, d5, product, 4, stride);
    }

    /// <summary>Adds the products of the row whose elements on the left are number <paramref name="first"/> and the next five.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        T* left,
        int first,
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
        SumPair<T, TVector, TSimd>.Add(left, first, low, high, ref c0, ref d0, ref c1, ref d1);
        SumPair<T, TVector, TSimd>.Add(left, first + 2, low, high, ref c2, ref d2, ref c3, ref d3);
        SumPair<T, TVector, TSimd>.Add(left, first + 4, low, high, ref c4, ref d4, ref c5, ref d5);
    }
}
