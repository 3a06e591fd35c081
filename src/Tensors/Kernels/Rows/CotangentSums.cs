using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>The two totals that the adjoint of a standardised row needs, in one pass: of h = g scale, and of h (x - mean).</summary>
internal readonly unsafe struct CotangentSums<T>(T* g, T* scale, T* x, T mean)
    where T : unmanaged, INumber<T>
{
    /// <summary>Totals in binary64; terms of binary32 are added four at a time before they are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Total, double Along) Of(in CotangentSums<T> sums, nint count)
    {
        var terms = sums;
        var (low, high, lowAlong, highAlong) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        nint i = 0;
        for (; i + (2 * Vector512<T>.Count) <= count; i += 2 * Vector512<T>.Count)
        {
            var (first, second) = (terms.At(i), terms.At(i + Vector512<T>.Count));
            Row.Add(first.Total + second.Total, ref low, ref high);
            Row.Add(first.Along + second.Along, ref lowAlong, ref highAlong);
        }

        for (; i < count; i += Vector512<T>.Count)
        {
            var (total, along) = terms.At(i);
            Row.Add(Tail.Masked(total, count - i), ref low, ref high);
            Row.Add(Tail.Masked(along, count - i), ref lowAlong, ref highAlong);
        }

        return (Vector256.Sum(low + high), Vector256.Sum(lowAlong + highAlong));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector512<T> Total, Vector512<T> Along) At(nint place)
    {
        var share = Vector512.Load(g + place) * Vector512.Load(scale + place);
        return (share, share * (Vector512.Load(x + place) - Vector512.Create(mean)));
    }
}
