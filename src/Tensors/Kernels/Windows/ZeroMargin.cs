using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Planes between zeros.</summary>
internal readonly struct ZeroMargin<T> : IMargin<T>
    where T : unmanaged
{
    public static T Value => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Around(Vector256<T> mask, Vector256<T> seen) => seen & mask;
}
