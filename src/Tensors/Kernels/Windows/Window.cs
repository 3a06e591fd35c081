using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>The weights of one window.</summary>
/// <param name="first">The first one.</param>
/// <param name="step">From one to the next.</param>
internal readonly unsafe struct Window<T>(T* first, nint step)
    where T : unmanaged
{
    /// <summary>A weight, repeated.</summary>
    public Vector256<T> this[int tap]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(first[tap * step]);
    }
}
