using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>e^(x - greatest); on the way, what stands so many elements behind is called from memory.</summary>
internal readonly unsafe struct Exponentials<T>(T* x, T greatest, nint ahead) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        CacheLines.Call(x + place + ahead);
        return RowExponential.Of(Vector512.Load(x + place) - Vector512.Create(greatest));
    }
}
