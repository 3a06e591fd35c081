using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>g times the derivative of x Phi(x).</summary>
internal readonly unsafe struct GeluShares<T>(T* g, T* x) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        CacheLines.Call(g + place + NormalDistribution.Ahead);
        CacheLines.Call(x + place + NormalDistribution.Ahead);
        return Vector512.Load(g + place) * NormalDistribution.Slope(Vector512.Load(x + place));
    }
}
