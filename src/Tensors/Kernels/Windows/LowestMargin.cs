using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Planes between elements that none is less than.</summary>
internal readonly struct LowestMargin : IMargin<float>
{
    public static float Value => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Around(Vector256<float> mask, Vector256<float> seen) =>
        Avx.BlendVariable(Vector256.Create(float.NegativeInfinity), seen, mask);
}
