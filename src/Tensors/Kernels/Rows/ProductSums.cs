using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>a b + c, rounded twice; each operand advances or repeats.</summary>
internal readonly unsafe struct ProductSums<T>(T* a, bool stepsA, T* b, bool stepsB, T* c, bool stepsC) : IRowTerm<T>
    where T : unmanaged
{
    private readonly Vector256<T> repeatedA = Vector256.Create(*a);
    private readonly Vector256<T> repeatedB = Vector256.Create(*b);
    private readonly Vector256<T> repeatedC = Vector256.Create(*c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> At(nint place)
    {
        var product = (stepsA ? Vector256.Load(a + place) : repeatedA) * (stepsB ? Vector256.Load(b + place) : repeatedB);
        return product + (stepsC ? Vector256.Load(c + place) : repeatedC);
    }
}
