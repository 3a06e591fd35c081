using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>a b + c, rounded twice; each operand advances or repeats.</summary>
internal readonly unsafe struct ProductSums<T>(T* a, bool stepsA, T* b, bool stepsB, T* c, bool stepsC) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        var product = (stepsA ? Vector512.Load(a + place) : Vector512.Create(*a)) * (stepsB ? Vector512.Load(b + place) : Vector512.Create(*b));
        return product + (stepsC ? Vector512.Load(c + place) : Vector512.Create(*c));
    }
}
