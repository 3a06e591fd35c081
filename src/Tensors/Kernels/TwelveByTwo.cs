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
        SumPair<T, TVector, TSimd>.Begin(sums, 0, sumsStride, out var c0, out var d0, out var c1, out var d1);
        SumPair<T, TVector, TSimd>.Begin(sums, 2, sumsStride, out var c2, out var d2, out var c3, out var d3);
        SumPair<T, TVector, TSimd>.Begin(sums, 4, sumsStride, out var c4, out var d4, out var c5, out var d5);
        SumPair<T, TVector, TSimd>.Begin(sums, 6, sumsStride, out var c6, out var d6, out var c7, out var d7);
        SumPair<T, TVector, TSimd>.Begin(sums, 8, sumsStride, out var c8, out var d8, out var c9, out var d9);
        SumPair<T, TVector, TSimd>.Begin(sums, 10, sumsStride, out var c10, out var d10, out var c11, out var d11);

        for (var end = left + (depth * Rows); left < end; left += Rows)
        {
            var next = right.After(0, 2 * TSimd.Width);
            var low = TSimd.Load(next);
            var high = TSimd.Load(next + TSimd.Width);
            SumPair<T, TVector, TSimd>.Add(left, 0, low, high, ref c0, ref d0, ref c1, ref d1);
            SumPair<T, TVector, TSimd>.Add(left, 2, low, high, ref c2, ref d2, ref c3, ref d3);
            SumPair<T, TVector, TSimd>.Add(left, 4, low, high, ref c4, ref d4, ref c5, ref d5);
            SumPair<T, TVector, TSimd>.Add(left, 6, low, high, ref c6, ref d6, ref c7, ref d7);
            SumPair<T, TVector, TSimd>.Add(left, 8, low, high, ref c8, ref d8, ref c9, ref d9);
            SumPair<T, TVector, TSimd>.Add(left, 10, low, high, ref c10, ref d10, ref c11, ref d11);
            right.Skip(1, 2 * TSimd.Width);
        }

        SumPair<T, TVector, TSimd>.Store(c0, d0, c1, d1, product, 0, stride);
        SumPair<T, TVector, TSimd>.Store(c2, d2, c3, d3, product, 2, stride);
        SumPair<T, TVector, TSimd>.Store(c4, d4, c5, d5, product, 4, stride);
        SumPair<T, TVector, TSimd>.Store(c6, d6, c7, d7, product, 6, stride);
        SumPair<T, TVector, TSimd>.Store(c8, d8, c9, d9, product, 8, stride);
        SumPair<T, TVector, TSimd>.Store(c10, d10, c11, d11, product, 10, stride);
    }
}
