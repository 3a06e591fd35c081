using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RepXai.Tensors.Kernels.Functions;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>f(x)</summary>
internal readonly unsafe struct Mapped<T, TFunction>(T* x) : IRowTerm<T>
    where T : unmanaged
    where TFunction : struct, IUnaryFunction<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place)
    {
        if (TFunction.Ahead > 0)
        {
            CacheLines.Call(x + place + TFunction.Ahead);
        }

        return TFunction.Invoke(Vector512.Load(x + place));
    }
}
