using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Functions;

/// <summary>A function of one element, on a whole vector.</summary>
internal interface IUnaryFunction<T>
{
    static abstract Vector512<T> Invoke(Vector512<T> x);
}
