namespace RepXai.Tensors.Kernels;

/// <summary>What an adjoint in the input reads and writes.</summary>
/// <param name="cotangent">The cotangent's images.</param>
/// <param name="earlier">What the results are added to, if it has elements.</param>
/// <param name="results">Where they go.</param>
internal readonly unsafe struct AdjointOperands<T>(GatedImages<T> cotangent, GatedImages<T> earlier, T* results)
    where T : unmanaged
{
    public GatedImages<T> Cotangent => cotangent;

    public GatedImages<T> Earlier => earlier;

    public T* Results => results;
}
