using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A scheme's transforms along both axes. Eight tiles are transformed side by side.</summary>
internal static unsafe class WinogradTransform<TScheme>
    where TScheme : struct, ITileScheme
{
    /// <summary>Elements of the working memory.</summary>
    public static int WorkLength => TScheme.Points * TScheme.Points * TileRows.Tiles;

    /// <summary>Elements of eight tiles' results.</summary>
    public static int ResultLength => TScheme.Outputs * TileRows.Tiles * 4;

    private static int RowStride => TScheme.Points * TileRows.Tiles;

    /// <summary>Transforms eight tiles of inputs; point p goes to <c>points + p * pointStride</c>.</summary>
    /// <param name="patches">Images with their padding.</param>
    /// <param name="offsets">Where each tile starts.</param>
    /// <param name="pitch">Length of a row.</param>
    /// <param name="points">Eight transformed values for each point.</param>
    /// <param name="pointStride">From one point to the next.</param>
    /// <param name="work">Working memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float* patches, int* offsets, nint pitch, float* points, nint pointStride, float* work)
    {
        var isSix = TScheme.Points == 6;
        for (var row = 0; row < TScheme.Points; row++)
        {
            var line = patches + (row * pitch);
            var (d0, d1, d2, d3) = TileRows.LoadFour(line, offsets);
            var (d4, d5) = TileRows.LoadTwo(line + 4, offsets);
            TScheme.Input(d0, d1, d2, d3, d4, d5, work + (row * RowStride), TileRows.Tiles);
        }

        for (var column = 0; column < TScheme.Points; column++, points += pointStride)
        {
            var line = work + (column * TileRows.Tiles);
            TScheme.Input(
                Vector256.Load(line),
                Vector256.Load(line + RowStride),
                Vector256.Load(line + (2 * RowStride)),
                Vector256.Load(line + (3 * RowStride)),
                Vector256.Load(line + (4 * RowStride)),
                isSix ? Vector256.Load(line + (5 * RowStride)) : Vector256<float>.Zero,
                points,
                TScheme.Points * pointStride);
        }
    }

    /// <summary>Transforms eight tiles of products back.</summary>
    /// <param name="points">Eight products for each point.</param>
    /// <param name="pointStride">From one point to the next.</param>
    /// <param name="work">Working memory.</param>
    /// <param name="results">Rows of outputs for each tile, [row, tile, four columns].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* points, nint pointStride, float* work, float* results)
    {
        for (var column = 0; column < TScheme.Points; column++, points += pointStride)
        {
            var line = work + (column * TileRows.Tiles);
            var (y0, y1, y2, y3) = TScheme.Output(points, TScheme.Points * pointStride);
            y0.Store(line);
            y1.Store(line + RowStride);
            y2.Store(line + (2 * RowStride));
            if (TScheme.Outputs > 3)
            {
                y3.Store(line + (3 * RowStride));
            }
        }

        for (var row = 0; row < TScheme.Outputs; row++, results += TileRows.Tiles * 4)
        {
            var (y0, y1, y2, y3) = TScheme.Output(work + (row * RowStride), TileRows.Tiles);
            TileRows.Turn(y0, y1, y2, y3, results);
        }
    }

    /// <summary>A window's weights at the points: G w G^T.</summary>
    /// <param name="window">As many weights along each axis as the scheme has taps.</param>
    /// <param name="points">As many values along each axis as the scheme has points.</param>
    /// <param name="pointStride">From one value to the next.</param>
    public static void Weights(double* window, float* points, nint pointStride)
    {
        var taps = TScheme.Points - TScheme.Outputs + 1;
        var lines = stackalloc double[TScheme.Points * taps];
        for (var column = 0; column < taps; column++)
        {
            WeightLine(window + column, taps, lines + column, taps);
        }

        var transformed = stackalloc double[TScheme.Points];
        for (var row = 0; row < TScheme.Points; row++)
        {
            WeightLine(lines + (row * taps), 1, transformed, 1);
            for (var column = 0; column < TScheme.Points; column++)
            {
                points[((row * TScheme.Points) + column) * pointStride] = (float)transformed[column];
            }
        }
    }

    /// <summary>The polynomial with the weights as coefficients at the nodes, each value divided by the product of the node's distances to the others.</summary>
    private static void WeightLine(double* source, int step, double* target, int targetStep)
    {
        var last = TScheme.Points - TScheme.Outputs;
        var nodes = TScheme.Nodes;
        var scales = TScheme.Scales;
        for (var i = 0; i < nodes.Length; i++)
        {
            var value = source[last * step];
            for (var tap = last - 1; tap >= 0; tap--)
            {
                value = (value * nodes[i]) + source[tap * step];
            }

            target[i * targetStep] = value * scales[i];
        }

        target[nodes.Length * targetStep] = source[last * step];
    }
}
