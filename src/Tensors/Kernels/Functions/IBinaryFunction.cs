using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Functions;

/// <summary>A function of two elements, on whole vectors.</summary>
internal interface IBinaryFunction<T>
{
    static abstract Vector512<T> Invoke(Vector512<T> a, Vector512<T> b);
}
