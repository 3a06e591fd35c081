namespace RepXai.Tensors.Kernels;

/// <summary>One block of the depth of a right operand: packed panels, or rows that lie where a list says.</summary>
/// <param name="start">The first panel, or what the list counts from.</param>
/// <param name="places">Where the first column of each row lies; null for packed panels.</param>
internal readonly unsafe struct RightBlock<T>(T* start, nint* places)
    where T : unmanaged
{
    public T* Start { get; } = start;

    public nint* Places { get; } = places;

    /// <summary>The part that starts with a column, which is the first of a panel.</summary>
    public RightBlock<T> From(int column, int depth) => new(Start + (Places == null ? (nint)column * depth : column), Places);
}
