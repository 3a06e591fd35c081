using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Windows that lie within their row.</summary>
internal readonly unsafe struct InnerLanes<T> : ILanes<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Load(T* place, int slot) => Vector256.Load(place);
}
