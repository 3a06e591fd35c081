using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A scheme's transforms along both axes. Eight tiles are transformed side by side.</summary>
internal static unsafe class WinogradTransform<TScheme>
    where TScheme : struct, ITileScheme
{
    private static readonly double[] Powers = PowersOfNodes();

    /// <summary>Elements of the working memory: a tile's transform along one axis, and one line of it before.</summary>
    public static int WorkLength => (TScheme.Points + 1) * RowStride;

    /// <summary>Elements from one row of eight tiles' results to the next: a row, and what its last tile writes behind it.</summary>
    public static int ResultPitch => (TScheme.Outputs * TileRows.Tiles) + Vector256<float>.Count;

    /// <summary>Elements of eight tiles' results.</summary>
    public static int ResultLength => TScheme.Outputs * ResultPitch;

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
        var line = work + (TScheme.Points * RowStride);
        for (var row = 0; row < TScheme.Points; row++)
        {
            TileRows.Load(patches + (row * pitch), offsets, TScheme.Points, line);
            TScheme.Input(line, TileRows.Tiles, work + (row * RowStride), TileRows.Tiles);
        }

        for (var column = 0; column < TScheme.Points; column++)
        {
            TScheme.Input(work + (column * TileRows.Tiles), RowStride, points + (column * pointStride), TScheme.Points * pointStride);
        }
    }

    /// <summary>Transforms eight tiles of products back.</summary>
    /// <param name="points">Eight products for each point.</param>
    /// <param name="pointStride">From one point to the next.</param>
    /// <param name="work">Working memory.</param>
    /// <param name="results">Rows of outputs for each tile, [row, tile, column], rows <see cref="ResultPitch"/> apart.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* points, nint pointStride, float* work, float* results)
    {
        for (var column = 0; column < TScheme.Points; column++)
        {
            TScheme.Output(points + (column * pointStride), TScheme.Points * pointStride, work + (column * TileRows.Tiles), RowStride);
        }

        var line = work + (TScheme.Points * RowStride);
        for (var row = 0; row < TScheme.Outputs; row++, results += ResultPitch)
        {
            TScheme.Output(work + (row * RowStride), TileRows.Tiles, line, TileRows.Tiles);
            if (TScheme.Outputs <= 4)
            {
                Blocks.TransposeFour(line, results, TScheme.Outputs);
            }
            else
            {
                Blocks.Transpose(line, TileRows.Tiles, results, TScheme.Outputs);
            }
        }
    }

    /// <summary>A window's weights at the points: G w G^T.</summary>
    /// <param name="window">As many weights along each axis as the scheme has taps.</param>
    /// <param name="points">As many values along each axis as the scheme has points.</param>
    /// <param name="pointStride">From one value to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(double* window, float* points, nint pointStride)
    {
        var taps = TScheme.Points - TScheme.Outputs + 1;
        var lines = stackalloc double[TScheme.Points * taps];
        fixed (double* powers = Powers)
        {
            for (var row = 0; row < TScheme.Points; row++)
            {
                for (var column = 0; column < taps; column++)
                {
                    lines[(row * taps) + column] = Dot(powers + (row * taps), window + column, taps, taps);
                }
            }

            for (var row = 0; row < TScheme.Points; row++)
            {
                for (var column = 0; column < TScheme.Points; column++, points += pointStride)
                {
                    *points = (float)Dot(powers + (column * taps), lines + (row * taps), 1, taps);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(double* powers, double* values, int step, int taps)
    {
        var sum = 0.0;
        for (var tap = 0; tap < taps; tap++)
        {
            sum += powers[tap] * values[tap * step];
        }

        return sum;
    }

    /// <summary>G, [point, tap]: a node's powers divided by the product of its distances to the others; the last tap alone at infinity.</summary>
    private static double[] PowersOfNodes()
    {
        var nodes = TScheme.Nodes;
        var taps = TScheme.Points - TScheme.Outputs + 1;
        var powers = new double[TScheme.Points * taps];
        powers[^1] = 1;
        for (var i = 0; i < nodes.Length; i++)
        {
            var distances = 1.0;
            for (var other = 0; other < nodes.Length; other++)
            {
                distances *= other == i ? 1 : nodes[i] - nodes[other];
            }

            for (var tap = 0; tap < taps; tap++)
            {
                powers[(i * taps) + tap] = Math.Pow(nodes[i], tap) / distances;
            }
        }

        return powers;
    }
}
