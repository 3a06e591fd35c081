namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Computes vectors of a few rows of a plane's results, below each other.</summary>
internal unsafe interface IRowVectors<T>
    where T : unmanaged
{
    /// <inheritdoc cref="IRowGroup{T}.Results"/>
    static abstract int Results { get; }

    /// <inheritdoc cref="IRowGroup{T}.Seen"/>
    static abstract int Seen { get; }

    /// <inheritdoc cref="IRowGroup{T}.Step"/>
    static abstract int Step { get; }

    /// <summary>Writes the vectors of results from a column on.</summary>
    /// <param name="lanes">How the source is read.</param>
    /// <param name="first">The first vector's column.</param>
    /// <param name="end">Where vectors no longer start.</param>
    /// <param name="width">From one row of results to the next.</param>
    /// <param name="rows">The rows of the source that they see.</param>
    /// <param name="window">The plane's weights.</param>
    /// <param name="target">Where the first row goes.</param>
    /// <param name="ahead">As many elements of the source as a group brings new, to be called from memory.</param>
    static abstract void Write<TLanes, TStore>(
        TLanes lanes, nint first, nint end, nint width, T** rows, Window<T> window, T* target, T* ahead)
        where TLanes : struct, ILanes<T>
        where TStore : struct, IResultStore<T>;
}
