namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>One row of a cotangent, turned so that a position's channels lie side by side, and which of them may differ from zero.</summary>
/// <param name="layout">How the row lies in memory.</param>
/// <param name="values">The elements, [position, <see cref="PositionLayout.Depth"/>].</param>
/// <param name="words">The channels that may differ from zero, [position, <see cref="PositionLayout.WordsEach"/>].</param>
internal readonly unsafe struct PositionRow(PositionLayout layout, float* values, ulong* words)
{
    public PositionLayout Layout => layout;

    public float* Values => values;

    public ulong* Words => words;
}
