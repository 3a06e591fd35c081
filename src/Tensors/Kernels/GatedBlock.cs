namespace RepXai.Tensors.Kernels;

/// <summary>Elements, and a gate that repeats over their leading axes.</summary>
/// <param name="Values">The elements.</param>
/// <param name="Gate">The gate's elements, if there is one.</param>
internal readonly record struct GatedBlock<T>(Block<T> Values, Block<T>? Gate)
    where T : unmanaged;
