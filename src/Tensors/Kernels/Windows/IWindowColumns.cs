using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>The columns of small windows that stand side by side: how many there are, how far the windows are apart, and how they are read.</summary>
internal unsafe interface IWindowColumns<T>
    where T : unmanaged
{
    /// <summary>Columns of a window, and its rows: two or three.</summary>
    static abstract int Taps { get; }

    /// <summary>Columns and rows from one window to the next.</summary>
    static abstract int Stride { get; }

    /// <summary>Vectors that <see cref="Load"/> reads.</summary>
    static abstract int Slots { get; }

    /// <summary>Where one of these vectors starts, from the first column of the first window.</summary>
    static abstract int Start(int slot);

    /// <summary>What each column of as many windows as a vector has elements sees of a row; a third one that is not there repeats the second.</summary>
    /// <param name="place">What the first column of the first window sees.</param>
    /// <param name="lanes">How vectors are read.</param>
    static abstract (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) Load<TLanes>(T* place, TLanes lanes)
        where TLanes : struct, ILanes<T>;

    /// <summary>Puts the windows, which <see cref="Load"/> may leave in another order, side by side; twice gives back that order.</summary>
    static abstract Vector256<T> InOrder(Vector256<T> windows);
}
