using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>a b</summary>
internal readonly unsafe struct Products<T>(T* a, T* b) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) => Vector512.Load(a + place) * Vector512.Load(b + place);
}
