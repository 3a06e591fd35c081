using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>
/// Sums of windows, each times an element of a row of positions. The sums slide along the row in registers: what lies behind the next
/// position's window is done. Elements come in the order of their positions and channels, so the order of every sum is fixed.
/// </summary>
internal static unsafe class WindowSums
{
    /// <summary>Window rows that are summed together.</summary>
    public const int Rows = 7;

    /// <summary>Columns of a packed window's row.</summary>
    public const int Columns = 8;

    /// <summary>Columns of a window: the last packed one is zero, and slides into the empty places.</summary>
    public const int MostTaps = Columns - 1;

    /// <summary>Elements of a packed window.</summary>
    public const int WindowLength = Rows * Columns;

    /// <summary>Sums one row of positions.</summary>
    /// <param name="row">The elements, position by position.</param>
    /// <param name="weights">Each channel's window.</param>
    /// <param name="sums">Where the window's rows go, <paramref name="pitch"/> from each other.</param>
    /// <param name="pitch">Length of a row of sums.</param>
    /// <param name="stride">Columns from one position to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(PositionRow row, float* weights, float* sums, nint pitch, int stride)
    {
        var slide = Vector256.Min(Vector256<int>.Indices + Vector256.Create(stride), Vector256.Create(Columns - 1));
        var values = row.Values;
        var words = row.Words;
        var a = Vector256<float>.Zero;
        Vector256<float> b = a, c = a, d = a, e = a, f = a, g = a;
        var (positions, depth, wordsEach) = (row.Layout.Positions, row.Layout.Depth, row.Layout.WordsEach);
        for (var position = 0; position < positions; position++, values += depth, sums += stride)
        {
            (a, b, c) = (Vector256.ShuffleNative(a, slide), Vector256.ShuffleNative(b, slide), Vector256.ShuffleNative(c, slide));
            (d, e, f) = (Vector256.ShuffleNative(d, slide), Vector256.ShuffleNative(e, slide), Vector256.ShuffleNative(f, slide));
            g = Vector256.ShuffleNative(g, slide);
            var channel = (nint)0;
            for (var last = words + wordsEach; words < last; words++, channel += PositionLayout.ChannelsInWord)
            {
                for (var rest = *words; rest != 0; rest &= rest - 1)
                {
                    var own = channel + BitOperations.TrailingZeroCount(rest);
                    var value = Vector256.Create(values[own]);
                    var window = weights + (own * WindowLength);
                    a = Vector256.FusedMultiplyAdd(value, Vector256.Load(window), a);
                    b = Vector256.FusedMultiplyAdd(value, Vector256.Load(window + Columns), b);
                    c = Vector256.FusedMultiplyAdd(value, Vector256.Load(window + (2 * Columns)), c);
                    d = Vector256.FusedMultiplyAdd(value, Vector256.Load(window + (3 * Columns)), d);
                    e = Vector256.FusedMultiplyAdd(value, Vector256.Load(window + (4 * Columns)), e);
                    f = Vector256.FusedMultiplyAdd(value, Vector256.Load(window + (5 * Columns)), f);
                    g = Vector256.FusedMultiplyAdd(value, Vector256.Load(window + (6 * Columns)), g);
                }
            }

            a.Store(sums);
            b.Store(sums + pitch);
            c.Store(sums + (2 * pitch));
            d.Store(sums + (3 * pitch));
            e.Store(sums + (4 * pitch));
            f.Store(sums + (5 * pitch));
            g.Store(sums + (6 * pitch));
        }
    }
}
