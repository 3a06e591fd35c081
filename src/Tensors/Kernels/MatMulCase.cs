namespace RepXai.Tensors.Kernels;

/// <summary>A batch of matrix products: extents, strides, and where the operands of each product start.</summary>
internal sealed class MatMulCase
{
    /// <summary>Products of the last two axes of a and b, transposed on request; leading axes broadcast.</summary>
    public MatMulCase(Shape a, Shape b, bool transposeA, bool transposeB)
    {
        if (a.Rank < 2 || b.Rank < 2)
        {
            throw new ArgumentException($"{a} and {b} are not both matrices");
        }

        var (rows, depth) = transposeA ? (a[^1], a[^2]) : (a[^2], a[^1]);
        var (depthB, columns) = transposeB ? (b[^1], b[^2]) : (b[^2], b[^1]);
        if (depth != depthB)
        {
            throw new ArgumentException($"matrices {a} and {b} do not multiply: their depths are {depth} and {depthB}");
        }

        (TransposeA, TransposeB, WidthA, WidthB) = (transposeA, transposeB, a[^1], b[^1]);
        var leading = Shape.Broadcast(a[..^2], b[..^2]);
        Result = new Shape(rows, columns).Prepend(leading);
        if (b[..^2].Count == 1 && !transposeA && a[..^2].Count == leading.Count)
        {
            Extents = new ProductExtents(leading.Count * rows, columns, depth);
            Starts = new ProductStarts([0], [0], [0]);
        }
        else
        {
            Extents = new ProductExtents(rows, columns, depth);
            Starts = StartsOf(LoopNest.Over(leading, a[..^2], b[..^2]), rows * depth, depth * columns);
        }
    }

    public Shape Result { get; }

    public double MultiplyAdds => (double)Result.Count * Extents.Depth;

    public ProductExtents Extents { get; }

    public ProductStarts Starts { get; }

    public bool TransposeA { get; }

    public bool TransposeB { get; }

    /// <summary>Extent of the innermost axis of a.</summary>
    public int WidthA { get; }

    /// <summary>Extent of the innermost axis of b.</summary>
    public int WidthB { get; }

    private static ProductStarts StartsOf(LoopNest leading, int sizeA, int sizeB)
    {
        var numbers = new Dictionary<int, int>();
        var (leftOf, right) = (new int[leading.Count], new int[leading.Count]);
        for (var i = 0; i < leading.Count; i++)
        {
            var start = leading.ElementOffset(0, i) * sizeA;
            if (!numbers.TryGetValue(start, out leftOf[i]))
            {
                numbers.Add(start, leftOf[i] = numbers.Count);
            }

            right[i] = leading.ElementOffset(1, i) * sizeB;
        }

        return new ProductStarts([.. numbers.Keys], leftOf, right);
    }
}
