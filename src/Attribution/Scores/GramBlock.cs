using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RepXai.Attribution.Aggregation;

namespace RepXai.Attribution.Scores;

/// <summary>
/// Inner products of some latents' maps with some others', a tile of positions at a time, so that the maps stay in cache while they meet.
/// Sums run in the sixteen lanes of <see cref="FixedOrder"/>; products of two float32 are exact in float64, so a fused addition rounds alike.
/// </summary>
internal sealed class GramBlock(AttributionMaps maps)
{
    /// <summary>Latents on either side.</summary>
    internal const int Extent = 32;

    // A multiple of the lanes; both sides' tiles in float64 fill half of a second-level cache.
    private const int Tile = 512;

    private readonly double[] left = new double[Extent * Tile];
    private readonly double[] right = new double[Extent * Tile];
    private readonly double[] lanes = new double[Extent * Extent * FixedOrder.Lanes];

    /// <summary>Fills what the upper triangle has of the block that starts at a row and a column.</summary>
    internal void Fill(double[] gram, int firstRow, int firstColumn)
    {
        var rows = Math.Min(Extent, maps.Latents - firstRow);
        var columns = Math.Min(Extent, maps.Latents - firstColumn);
        lanes.AsSpan().Clear();
        for (var start = 0; start < maps.Source.Positions; start += Tile)
        {
            var count = Widen(firstRow, rows, start, left);
            Widen(firstColumn, columns, start, right);
            for (var i = 0; i < rows; i++)
                AddRow(i, firstRow == firstColumn ? i : 0, columns, count);
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = firstRow == firstColumn ? i : 0; j < columns; j++)
                gram[GramTriangle.Index(maps.Latents, firstRow + i, firstColumn + j)] = FixedOrder.Total(LanesOf(i, j));
        }
    }

    private Span<double> LanesOf(int row, int column) => lanes.AsSpan(((row * Extent) + column) * FixedOrder.Lanes, FixedOrder.Lanes);

    // Zeros behind the last position fill up the lanes.
    private int Widen(int first, int latents, int start, double[] target)
    {
        var count = Math.Min(Tile, maps.Source.Positions - start);
        var padded = (count + FixedOrder.Lanes - 1) / FixedOrder.Lanes * FixedOrder.Lanes;
        for (var i = 0; i < latents; i++)
        {
            var row = target.AsSpan(i * Tile, padded);
            TensorPrimitives.ConvertTruncating(maps.Map(first + i).Slice(start, count), row);
            row[count..].Clear();
        }

        return padded;
    }

    private void AddRow(int row, int column, int columns, int count)
    {
        var x = Vectors(left, row, count);
        for (; column < columns; column++)
        {
            var sums = MemoryMarshal.Cast<double, Vector<double>>(LanesOf(row, column));
            if (sums.Length == 4 && column + 1 < columns)
            {
                var next = MemoryMarshal.Cast<double, Vector<double>>(LanesOf(row, column + 1));
                AddPair(x, Vectors(right, column, count), Vectors(right, column + 1, count), sums, next);
                column++;
            }
            else
                AddProducts(x, Vectors(right, column, count), sums);
        }
    }

    private static ReadOnlySpan<Vector<double>> Vectors(double[] tile, int row, int count) =>
        MemoryMarshal.Cast<double, Vector<double>>(tile.AsSpan(row * Tile, count));

    private static void AddProducts(ReadOnlySpan<Vector<double>> x, ReadOnlySpan<Vector<double>> y, Span<Vector<double>> sums)
    {
        for (var i = 0; i < x.Length; i++)
            sums[i & (sums.Length - 1)] = Vector.FusedMultiplyAdd(x[i], y[i], sums[i & (sums.Length - 1)]);
    }

    // The common width of four float64: two maps' lanes stay in eight registers.
    private static void AddPair(
        ReadOnlySpan<Vector<double>> x, ReadOnlySpan<Vector<double>> y, ReadOnlySpan<Vector<double>> z, Span<Vector<double>> sumsY, Span<Vector<double>> sumsZ)
    {
        var (y0, y1, y2, y3) = (sumsY[0], sumsY[1], sumsY[2], sumsY[3]);
        var (z0, z1, z2, z3) = (sumsZ[0], sumsZ[1], sumsZ[2], sumsZ[3]);
        for (var i = 0; i < x.Length - 3 && i < y.Length - 3 && i < z.Length - 3; i += 4)
        {
            var (x0, x1, x2, x3) = (x[i], x[i + 1], x[i + 2], x[i + 3]);
            y0 = Vector.FusedMultiplyAdd(x0, y[i], y0);
            y1 = Vector.FusedMultiplyAdd(x1, y[i + 1], y1);
            y2 = Vector.FusedMultiplyAdd(x2, y[i + 2], y2);
            y3 = Vector.FusedMultiplyAdd(x3, y[i + 3], y3);
            z0 = Vector.FusedMultiplyAdd(x0, z[i], z0);
            z1 = Vector.FusedMultiplyAdd(x1, z[i + 1], z1);
            z2 = Vector.FusedMultiplyAdd(x2, z[i + 2], z2);
            z3 = Vector.FusedMultiplyAdd(x3, z[i + 3], z3);
        }

        (sumsY[0], sumsY[1], sumsY[2], sumsY[3]) = (y0, y1, y2, y3);
        (sumsZ[0], sumsZ[1], sumsZ[2], sumsZ[3]) = (z0, z1, z2, z3);
    }
}
