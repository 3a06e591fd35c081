using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>y (g - along); on the way, what stands so many elements behind is called from memory.</summary>
internal readonly unsafe struct SoftmaxShares<T>(T* y, T* g, T along, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> along = Vector256.Create(along);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place)
    {
        CacheLines.Call(y + place + ahead);
        CacheLines.Call(g + place + ahead);
        return Vector256.Load(y + place) * (Vector256.Load(g + place) - along);
    }
}
