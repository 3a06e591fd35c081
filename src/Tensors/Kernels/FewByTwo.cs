using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The micro-kernel for two or four rows that are left at the end of a product: 64 rows are ten times six and four. It takes two thirds of the
/// time of six rows, for eight sums keep two units busy whose additions take four cycles. Elements are the same chains as in the other kernels.
/// </summary>
internal static unsafe class FewByTwo<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private const int MostRows = 4;

    /// <summary>Whether the kernel computes so many rows.</summary>
    public static bool Serves(int rows) => rows is 2 or MostRows;

    /// <summary>
    /// product[row, column] = sums[row, column] + the sum over the depth of left[k, row] * right[k, column] for the first rows of a packed panel
    /// of <paramref name="panelRows"/>; without sums it starts at zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TRows>(
        int rows, int panelRows, nint depth, T* left, TRows right, T* sums, nint sumsStride, T* product, nint stride)
        where TRows : struct, IRightRows<T>
    {
        SumPair<T, TVector, TSimd>.Begin(sums, 0, sumsStride, out var c0, out var d0, out var c1, out var d1);
        SumPair<T, TVector, TSimd>.Begin(rows == MostRows ? sums : null, 2, sumsStride, out var c2, out var d2, out var c3, out var d3);

        for (var end = left + (depth * panelRows); left < end; left += panelRows)
        {
            var next = right.After(0, 2 * TSimd.Width);
            var low = TSimd.Load(next);
            var high = TSimd.Load(next + TSimd.Width);
            SumPair<T, TVector, TSimd>.Add(left, 0, low, high, ref c0, ref d0, ref c1, ref d1);
            SumPair<T, TVector, TSimd>.Add(left, 2, low, high, ref c2, ref d2, ref c3, ref d3);
            right.Skip(1, 2 * TSimd.Width);
        }

        SumPair<T, TVector, TSimd>.Store(c0, d0, c1, d1, product, 0, stride);
        if (rows == MostRows)
        {
            SumPair<T, TVector, TSimd>.Store(c2, d2, c3, d3, product, 2, stride);
        }
    }
}
