using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RepXai.Tensors.Kernels.Functions;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>f(a, b); each operand advances or repeats.</summary>
internal readonly unsafe struct Combined<T, TFunction>(T* a, bool stepsA, T* b, bool stepsB) : IRowTerm<T>
    where T : unmanaged
    where TFunction : struct, IBinaryFunction<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) =>
        TFunction.Invoke(stepsA ? Vector512.Load(a + place) : Vector512.Create(*a), stepsB ? Vector512.Load(b + place) : Vector512.Create(*b));
}
