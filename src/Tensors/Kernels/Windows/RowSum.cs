using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>What windows see of one row, each column times a weight, as a chain of fused multiply-adds.</summary>
internal static class RowSum<T, TColumns>
    where T : unmanaged
    where TColumns : struct, IWindowColumns<T>
{
    /// <summary>The sum of a window's first row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Start(
        (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) seen, Vector256<T> first, Vector256<T> second, Vector256<T> third)
    {
        var sum = Simd256<T>.MultiplyAdd(second, seen.Second, first * seen.First);
        return TColumns.Taps == 3 ? Simd256<T>.MultiplyAdd(third, seen.Third, sum) : sum;
    }

    /// <summary>A sum with another row of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(
        (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) seen, Vector256<T> first, Vector256<T> second, Vector256<T> third, Vector256<T> sum)
    {
        sum = Simd256<T>.MultiplyAdd(second, seen.Second, Simd256<T>.MultiplyAdd(first, seen.First, sum));
        return TColumns.Taps == 3 ? Simd256<T>.MultiplyAdd(third, seen.Third, sum) : sum;
    }
}
