using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>x factor</summary>
internal readonly unsafe struct Scaled<T>(T* x, T factor) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> factor = Vector256.Create(factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place) => Vector256.Load(x + place) * factor;
}
