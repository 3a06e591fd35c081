using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>(x - mean) factor scale + shift</summary>
internal readonly unsafe struct Standardised<T>(T* x, T mean, T factor, T* scale, T* shift) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) =>
        ((Vector512.Load(x + place) - Vector512.Create(mean)) * Vector512.Create(factor) * Vector512.Load(scale + place)) + Vector512.Load(shift + place);
}
