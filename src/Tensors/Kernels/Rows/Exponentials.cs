using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>e^(x - greatest); on the way, what stands so many elements behind is called from memory.</summary>
internal readonly unsafe struct Exponentials<T>(T* x, T greatest, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> greatest = Vector256.Create(greatest);
    private readonly T* next = x + ahead;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place)
    {
        CacheLines.Call(next + place);
        return RowExponential.Of(Vector256.Load(x + place) - greatest);
    }
}
