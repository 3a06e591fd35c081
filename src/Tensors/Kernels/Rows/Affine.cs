using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>x scale + shift with one scale and one shift, rounded twice.</summary>
internal readonly unsafe struct Affine<T>(T* x, T scale, T shift) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> scale = Vector256.Create(scale);
    private readonly Vector256<T> shift = Vector256.Create(shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place) => (Vector256.Load(x + place) * scale) + shift;
}
