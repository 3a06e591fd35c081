using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Functions;

/// <summary>A function of one element, on a whole vector.</summary>
internal interface IUnaryFunction<T>
{
    /// <summary>How many elements ahead are called from memory: where a function takes as long as they do, a processor foresees too few of them.</summary>
    static virtual nint Ahead => 0;

    static abstract Vector512<T> Invoke(Vector512<T> x);
}
