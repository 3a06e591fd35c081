using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>g scale factor + shift + (x - mean) slope + earlier</summary>
internal readonly unsafe struct StandardisedShares<T>(T* g, T* scale, T factor, T shift, T* x, T mean, T slope, T* earlier) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        var share = Vector512.Load(g + place) * Vector512.Load(scale + place);
        var across = Simd512<T>.MultiplyAdd(share, Vector512.Create(factor), Vector512.Create(shift));
        var distance = Vector512.Load(x + place) - Vector512.Create(mean);
        return Vector512.Load(earlier + place) + Simd512<T>.MultiplyAdd(distance, Vector512.Create(slope), across);
    }
}
