using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>g scale factor + shift + (x - mean) slope, added to what came earlier.</summary>
internal readonly unsafe struct StandardisedShares<T, TEarlier>(T* g, T* scale, T factor, T shift, T* x, T mean, T slope, T* earlier) : IRowTerm<T>
    where T : unmanaged
    where TEarlier : struct, IEarlier<T>
{
    private readonly Vector256<T> factors = Vector256.Create(factor);
    private readonly Vector256<T> shifts = Vector256.Create(shift);
    private readonly Vector256<T> means = Vector256.Create(mean);
    private readonly Vector256<T> slopes = Vector256.Create(slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        var share = Vector512.Load(g + place) * Vector512.Load(scale + place);
        var across = Simd512<T>.MultiplyAdd(share, Both(factors), Both(shifts));
        var distance = Vector512.Load(x + place) - Both(means);
        return TEarlier.Add(Simd512<T>.MultiplyAdd(distance, Both(slopes), across), earlier + place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Both(Vector256<T> half) => Vector512.Create(half, half);
}
