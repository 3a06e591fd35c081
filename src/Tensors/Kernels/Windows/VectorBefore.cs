using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Goes through a row from right to left.</summary>
internal static class VectorBefore<T>
    where T : unmanaged
{
    /// <summary>Where the whole vector before a place starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Start(nint place) => (place - 1) / Vector256<T>.Count * Vector256<T>.Count;
}
