using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>(x - mean) factor scale + shift</summary>
internal readonly unsafe struct Standardised<T>(T* x, T mean, T factor, T* scale, T* shift) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> mean = Vector256.Create(mean);
    private readonly Vector256<T> factor = Vector256.Create(factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place) =>
        ((Vector256.Load(x + place) - mean) * factor * Vector256.Load(scale + place)) + Vector256.Load(shift + place);
}
