using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>(x - mean)^2; on the way, what stands so many elements behind is called from memory.</summary>
internal readonly unsafe struct SquaredDistances<T>(T* x, T mean, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        CacheLines.Call(x + place + ahead);
        var distance = Vector512.Load(x + place) - Vector512.Create(mean);
        return distance * distance;
    }
}
