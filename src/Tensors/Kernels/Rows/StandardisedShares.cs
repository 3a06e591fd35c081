using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>(g scale - shared) factor - (x - mean) slope + earlier; on the way, the g so many elements behind is called from memory.</summary>
internal readonly unsafe struct StandardisedShares<T>(T* g, T* scale, T shared, T factor, T* x, T mean, T slope, T* earlier, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        CacheLines.Call(g + place + ahead);
        var across = ((Vector512.Load(g + place) * Vector512.Load(scale + place)) - Vector512.Create(shared)) * Vector512.Create(factor);
        return Vector512.Load(earlier + place) + (across - ((Vector512.Load(x + place) - Vector512.Create(mean)) * Vector512.Create(slope)));
    }
}
