using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>y (g - along); on the way, what stands so many elements behind is called from memory.</summary>
internal readonly unsafe struct SoftmaxShares<T>(T* y, T* g, T along, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        CacheLines.Call(y + place + ahead);
        CacheLines.Call(g + place + ahead);
        return Vector512.Load(y + place) * (Vector512.Load(g + place) - Vector512.Create(along));
    }
}
