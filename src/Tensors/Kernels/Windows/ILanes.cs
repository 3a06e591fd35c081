using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Reads what neighbouring windows see of a row.</summary>
internal unsafe interface ILanes<T>
    where T : unmanaged
{
    /// <summary>A vector of a row.</summary>
    /// <param name="place">Its first element.</param>
    /// <param name="slot">Which of a position's vectors it is.</param>
    Vector256<T> Load(T* place, int slot);
}
