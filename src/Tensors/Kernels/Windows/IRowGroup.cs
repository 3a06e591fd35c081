namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Computes a few rows of a plane's results at a time.</summary>
internal unsafe interface IRowGroup<T>
    where T : unmanaged
{
    /// <summary>Rows of results.</summary>
    static abstract int Results { get; }

    /// <summary>Rows of a source that they see.</summary>
    static abstract int Seen { get; }

    /// <summary>Rows of a source from one group to the next.</summary>
    static abstract int Step { get; }

    /// <summary>Writes the results, one row behind the other; the last row may be written over its end.</summary>
    /// <param name="rows">The rows of the source that they see.</param>
    /// <param name="window">The plane's weights.</param>
    /// <param name="target">Where the first row goes.</param>
    /// <param name="ahead">As many elements of the source as a group brings new, to be called from memory.</param>
    void Write<TStore>(T** rows, Window<T> window, T* target, T* ahead)
        where TStore : struct, IResultStore<T>;
}
