namespace RepXai.Tensors.Kernels;

/// <summary>Elements, and a gate and places that repeat over their leading axes.</summary>
/// <param name="Values">The elements.</param>
/// <param name="Gate">The gate's elements, if there is one.</param>
/// <param name="Places">Where in larger planes the elements belong, if they do.</param>
internal readonly record struct GatedBlock<T>(Block<T> Values, Block<T>? Gate, PlaceBlock? Places = null)
    where T : unmanaged;
