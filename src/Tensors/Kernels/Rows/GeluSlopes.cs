using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>The derivative of x Phi(x).</summary>
internal readonly unsafe struct GeluSlopes<T>(T* x) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) => NormalDistribution.Slope(Vector512.Load(x + place));
}
