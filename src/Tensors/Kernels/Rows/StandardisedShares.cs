using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>(g scale - shared) factor - (x - mean) slope + earlier; on the way, the g so many elements behind is called from memory.</summary>
internal readonly unsafe struct StandardisedShares<T>(T* g, T* scale, T shared, T factor, T* x, T mean, T slope, T* earlier, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> shared = Vector256.Create(shared);
    private readonly Vector256<T> factor = Vector256.Create(factor);
    private readonly Vector256<T> mean = Vector256.Create(mean);
    private readonly Vector256<T> slope = Vector256.Create(slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place)
    {
        CacheLines.Call(g + place + ahead);
        var across = ((Vector256.Load(g + place) * Vector256.Load(scale + place)) - shared) * factor;
        return Vector256.Load(earlier + place) + (across - ((Vector256.Load(x + place) - mean) * slope));
    }
}
