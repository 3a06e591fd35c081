using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>What the micro-kernels of the matrix product are made of: two rows of sums, each two vectors wide, in registers.</summary>
internal static unsafe class SumPair<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>The sums that rows <paramref name="first"/> and the next start from: zero without any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Begin(T* sums, int first, nint stride, out TVector c0, out TVector d0, out TVector c1, out TVector d1)
    {
        c0 = d0 = c1 = d1 = TSimd.Zero;
        if (sums != null)
        {
            sums += first * stride;
            c0 = TSimd.Load(sums);
            d0 = TSimd.Load(sums + TSimd.Width);
            c1 = TSimd.Load(sums + stride);
            d1 = TSimd.Load(sums + stride + TSimd.Width);
        }
    }

    /// <summary>
    /// Adds elements number <paramref name="first"/> and the next on the left, times a row on the right, to the sums. A place that is a constant is
    /// part of an instruction, a pointer of its own is one more.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(T* left, int first, TVector low, TVector high, ref TVector c0, ref TVector d0, ref TVector c1, ref TVector d1)
    {
        var row = TSimd.Broadcast(left[first]);
        c0 = TSimd.MultiplyAdd(row, low, c0);
        d0 = TSimd.MultiplyAdd(row, high, d0);
        row = TSimd.Broadcast(left[first + 1]);
        c1 = TSimd.MultiplyAdd(row, low, c1);
        d1 = TSimd.MultiplyAdd(row, high, d1);
    }

    /// <summary>Writes the sums of rows <paramref name="first"/> and the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector c0, TVector d0, TVector c1, TVector d1, T* product, int first, nint stride)
    {
        product += first * stride;
        TSimd.Store(c0, product);
        TSimd.Store(d0, product + TSimd.Width);
        TSimd.Store(c1, product + stride);
        TSimd.Store(d1, product + stride + TSimd.Width);
    }
}
