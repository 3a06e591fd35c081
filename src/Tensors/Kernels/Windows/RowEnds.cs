using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>How the first and the last vector of a row of windows are read; between them nothing lies outside the row.</summary>
/// <param name="windows">Windows in a row.</param>
/// <param name="masks">A frame's masks.</param>
internal readonly unsafe struct RowEnds<T, TColumns>(int windows, T* masks)
    where T : unmanaged
    where TColumns : struct, IWindowColumns<T>
{
    /// <summary>The last vector's first window; zero where it is the first vector.</summary>
    public int Last => Math.Max(0, windows - Vector256<T>.Count);

    /// <summary>Reads the first vector.</summary>
    public EdgeLanes<T, ZeroMargin<T>> First => new(masks);

    /// <summary>Reads the last vector.</summary>
    public EdgeLanes<T, ZeroMargin<T>> Behind => new(masks + WindowFrame<T, TColumns, ZeroMargin<T>>.EdgeLength);
}
