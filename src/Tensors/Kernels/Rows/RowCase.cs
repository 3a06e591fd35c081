namespace RepXai.Tensors.Kernels.Rows;

/// <summary>A tensor as rows over its last axes, which later operands share out in whole turns.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Length">Elements of each.</param>
internal readonly record struct RowCase(int Rows, int Length)
{
    private const int ElementsInChunk = 1 << 14;

    /// <summary>Rows that are worth a worker's while together.</summary>
    public int RowsInChunk => Math.Max(1, ElementsInChunk / Math.Max(1, Length));

    public int Chunks => Length == 0 ? 0 : (Rows + RowsInChunk - 1) / RowsInChunk;

    /// <summary>The rows over the last axes of a shape.</summary>
    public static RowCase Of(Shape shape, int axes)
    {
        var length = shape[^axes..].Count;
        return new RowCase(length == 0 ? 0 : shape.Count / length, length);
    }

    /// <summary>Whether an operand holds one value for each place of a row, or is not there.</summary>
    public bool Fits(Tensor? operand) => operand is null || operand.Shape.Count == Length;

    /// <summary>Whether cotangents are whole turns of a value's shape, and what came earlier is as large as they are.</summary>
    public static bool IsShared(Tensor cotangent, Tensor value, Tensor? earlier) =>
        cotangent.Shape.Rank >= value.Shape.Rank && cotangent.Shape[^value.Shape.Rank..] == value.Shape
        && (earlier is null || earlier.Shape == cotangent.Shape);

    /// <summary>The first row of a chunk, and the one behind its last.</summary>
    public (int First, int End) RowsOf(int chunk) => (chunk * RowsInChunk, Math.Min((chunk + 1) * RowsInChunk, Rows));
}
