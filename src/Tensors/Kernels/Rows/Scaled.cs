using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>x factor</summary>
internal readonly unsafe struct Scaled<T>(T* x, T factor) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) => Vector512.Load(x + place) * Vector512.Create(factor);
}
