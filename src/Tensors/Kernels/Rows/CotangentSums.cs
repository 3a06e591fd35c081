using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>The two totals that the adjoint of a standardised row needs, in one pass: of h = g scale, and of h (x - mean).</summary>
internal readonly unsafe struct CotangentSums<T>(T* g, T* scale, T* x, T mean)
    where T : unmanaged, INumber<T>
{
    private readonly Vector256<T> mean = Vector256.Create(mean);

    /// <summary>Totals in binary64; terms of binary32 are added four at a time before they are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Total, double Along) Of(CotangentSums<T> terms, nint count)
    {
        var (low, high, lowAlong, highAlong) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        nint i = 0;
        for (; i + (4 * Vector256<T>.Count) <= count; i += 4 * Vector256<T>.Count)
        {
            var first = terms.Pair(i);
            var second = terms.Pair(i + (2 * Vector256<T>.Count));
            Row.Add(first.Total + second.Total, ref low, ref high);
            Row.Add(first.Along + second.Along, ref lowAlong, ref highAlong);
        }

        for (; i < count; i += Vector256<T>.Count)
        {
            var (total, along) = terms.At(i);
            var mask = i + Vector256<T>.Count <= count ? Vector256<T>.AllBitsSet : Tail.Mask<T>((int)(count - i));
            Row.Add(total & mask, ref low, ref high);
            Row.Add(along & mask, ref lowAlong, ref highAlong);
        }

        return (Vector256.Sum(low + high), Vector256.Sum(lowAlong + highAlong));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<T> Total, Vector256<T> Along) At(nint place)
    {
        var share = Vector256.Load(g + place) * Vector256.Load(scale + place);
        return (share, share * (Vector256.Load(x + place) - mean));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<T> Total, Vector256<T> Along) Pair(nint place)
    {
        var (first, second) = (At(place), At(place + Vector256<T>.Count));
        return (first.Total + second.Total, first.Along + second.Along);
    }
}
