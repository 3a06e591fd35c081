using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>What windows see outside a plane.</summary>
internal interface IMargin<T>
    where T : unmanaged
{
    static abstract T Value { get; }

    /// <summary>Elements where the mask is set, the margin elsewhere.</summary>
    /// <param name="mask">What lies inside.</param>
    /// <param name="seen">Elements, and anything outside.</param>
    static abstract Vector256<T> Around(Vector256<T> mask, Vector256<T> seen);
}
