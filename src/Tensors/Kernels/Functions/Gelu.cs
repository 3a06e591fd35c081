using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Functions;

/// <summary>x Phi(x)</summary>
internal readonly struct Gelu<T> : IUnaryFunction<T>
    where T : unmanaged
{
    public static nint Ahead => NormalDistribution.Ahead;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Invoke(Vector512<T> x) => NormalDistribution.Gelu(x);
}
