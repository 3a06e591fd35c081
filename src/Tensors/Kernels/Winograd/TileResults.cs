using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Writes tiles of results where they belong, added to what is given; the phases of a stride lie between each other.</summary>
/// <param name="layer">The layer.</param>
/// <param name="tiles">Results [phase across, row, tile, columns].</param>
/// <param name="results">Where they go.</param>
/// <param name="earlier">What they are added to, if anything.</param>
internal readonly unsafe struct TileResults<TScheme>(WinogradLayer layer, float* tiles, float* results, GatedImages<float> earlier)
    where TScheme : struct, ITileScheme
{
    private const int MostColumns = 16;

    private readonly int stride = layer.Stride;
    private readonly int columns = TScheme.Outputs * layer.Stride;
    private readonly nint pitch = (nint)layer.OutputWidth * layer.Stride;

    private static int RowWidth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => WinogradTransform<TScheme>.RowWidth;
    }

    /// <summary>Writes one phase down, and all across, of some tiles of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store(int channel, int phaseDown, WinogradTile* places, int count)
    {
        var line = stackalloc float[MostColumns];
        var source = tiles;
        var start = ((nint)channel * layer.OutputPlane) + (phaseDown * layer.OutputWidth);
        for (var tile = 0; tile < count; tile++, places++, source += RowWidth)
        {
            var rows = Math.Min(TScheme.Outputs, stride == 1 ? places->Rows : (places->Rows - phaseDown + 1) >> 1);
            var (from, to, gate) = ((nint)source, start + places->Offset, start + places->GateOffset);
            for (var row = 0; row < rows; row++, from += TileRows.Tiles * RowWidth * sizeof(float), to += pitch, gate += pitch)
            {
                var values = (float*)from;
                if (stride > 1)
                {
                    Interleave(values, line);
                    values = line;
                }

                if (places->Columns < columns)
                {
                    StorePart(values, to, gate, Math.Min(places->Columns, columns));
                }
                else
                {
                    StoreWhole(values, to, gate);
                }
            }
        }
    }

    /// <summary>Writes a row in whole vectors, of which the last overlaps the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreWhole(float* values, nint to, nint gate)
    {
        var last = columns - Vector128<float>.Count;
        var end = Sum(values + last, to + last, gate + last);
        for (var i = 0; i < last; i += Vector128<float>.Count)
        {
            Sum(values + i, to + i, gate + i).Store(results + to + i);
        }

        end.Store(results + to + last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Sum(float* values, nint to, nint gate)
    {
        var own = Vector128.Load(values);
        if (earlier.Values == null)
        {
            return own;
        }

        var other = Vector128.Load(earlier.Values + to);
        return earlier.Gates == null ? other + own
            : (other & Vector128.GreaterThan(Vector128.Load(earlier.Gates + gate), Vector128<float>.Zero)) + own;
    }

    private void StorePart(float* values, nint to, nint gate, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var isOpen = earlier.Values != null && (earlier.Gates == null || earlier.Gates[gate + i] > 0);
            results[to + i] = isOpen ? earlier.Values[to + i] + values[i] : values[i];
        }
    }

    /// <summary>Brings a row's two phases between each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(float* even, float* line)
    {
        var odd = even + WinogradTransform<TScheme>.ResultLength;
        for (var i = 0; i < RowWidth; i += Vector128<float>.Count)
        {
            var (left, right) = (Vector128.Load(even + i), Vector128.Load(odd + i));
            Low(left, right).Store(line + (2 * i));
            High(left, right).Store(line + (2 * i) + Vector128<float>.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackLow(left, right) : Vector128.Create(left[0], right[0], left[1], right[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackHigh(left, right) : Vector128.Create(left[2], right[2], left[3], right[3]);
}
