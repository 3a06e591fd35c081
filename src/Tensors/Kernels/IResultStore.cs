using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Writes vectors of results.</summary>
internal unsafe interface IResultStore<T>
    where T : unmanaged
{
    static abstract void Store(Vector256<T> value, T* target);
}
