using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>Whether a result is added to what came earlier.</summary>
internal unsafe interface IEarlier<T>
    where T : unmanaged
{
    /// <summary>A line of results, added to the line at a place, if there is one.</summary>
    static abstract Vector512<T> Add(Vector512<T> line, T* place);
}
