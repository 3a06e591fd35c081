using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A scheme's transforms along both axes. Eight tiles are transformed side by side.</summary>
internal static unsafe class WinogradTransform<TScheme>
    where TScheme : struct, ITileScheme
{
    /// <summary>Elements of the working memory.</summary>
    public static int WorkLength => TScheme.Points * TScheme.Points * TileRows.Tiles;

    /// <summary>From one row of the result of <see cref="Output"/> to the next.</summary>
    public static int OutputRowStride => TScheme.Points * TileRows.Tiles;

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
        for (var row = 0; row < TScheme.Points; row++)
        {
            TileRows.Load(patches + (row * pitch), offsets, TScheme.Points, work + (row * OutputRowStride));
        }

        for (var column = 0; column < TScheme.Points; column++)
        {
            TScheme.InputLine(work + (column * TileRows.Tiles), OutputRowStride, work + (column * TileRows.Tiles), OutputRowStride);
        }

        for (var row = 0; row < TScheme.Points; row++)
        {
            TScheme.InputLine(work + (row * OutputRowStride), TileRows.Tiles, points + (row * TScheme.Points * pointStride), pointStride);
        }
    }

    /// <summary>Transforms eight tiles of products back; rows of outputs for each tile go to <paramref name="work"/>, [row, tile, column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* points, nint pointStride, float* work)
    {
        for (var column = 0; column < TScheme.Points; column++)
        {
            TScheme.OutputLine(points + (column * pointStride), TScheme.Points * pointStride, work + (column * TileRows.Tiles), OutputRowStride);
        }

        for (var row = 0; row < TScheme.Outputs; row++)
        {
            var line = work + (row * OutputRowStride);
            TScheme.OutputLine(line, TileRows.Tiles, line, TileRows.Tiles);
            TileRows.Turn(line);
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
        for (var i = 0; i < nodes.Length; i++)
        {
            var value = source[last * step];
            for (var tap = last - 1; tap >= 0; tap--)
            {
                value = (value * nodes[i]) + source[tap * step];
            }

            for (var j = 0; j < nodes.Length; j++)
            {
                value = j == i ? value : value / (nodes[i] - nodes[j]);
            }

            target[i * targetStep] = value;
        }

        target[nodes.Length * targetStep] = source[last * step];
    }
}
