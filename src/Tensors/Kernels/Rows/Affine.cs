using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>x scale + shift with one scale and one shift, rounded twice.</summary>
internal readonly unsafe struct Affine<T>(T* x, T scale, T shift) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) => (Vector512.Load(x + place) * Vector512.Create(scale)) + Vector512.Create(shift);
}
