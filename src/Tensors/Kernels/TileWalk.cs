namespace RepXai.Tensors.Kernels;

/// <summary>Tiles of the product, one below the other.</summary>
/// <param name="first">The first tile's first element, or null where there are none.</param>
/// <param name="stride">From one row of a tile to the next.</param>
/// <param name="step">From one tile to the next; zero where there are none.</param>
internal readonly unsafe struct TileWalk<T>(T* first, nint stride, nint step)
    where T : unmanaged
{
    public T* First { get; } = first;

    public nint Stride { get; } = stride;

    public nint Step { get; } = step;
}
