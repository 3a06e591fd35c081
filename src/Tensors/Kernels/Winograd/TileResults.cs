using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Writes tiles of results where they belong, added to what is given; the phases of a stride lie between each other.</summary>
/// <param name="layer">The layer.</param>
/// <param name="tiles">Results [phase across, row, tile, four columns].</param>
/// <param name="results">Where they go.</param>
/// <param name="earlier">What they are added to, if anything.</param>
internal readonly unsafe struct TileResults<TScheme>(WinogradLayer layer, float* tiles, float* results, GatedImages<float> earlier)
    where TScheme : struct, ITileScheme
{
    private const int RowStride = TileRows.Tiles * 4;

    private readonly int stride = layer.Stride;
    private readonly nint pitch = (nint)layer.OutputWidth * layer.Stride;

    private static int PhaseStride => TScheme.Outputs * RowStride;

    /// <summary>Writes one phase down, and all across, of some tiles of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store(int channel, int phaseDown, WinogradTile* places, int count)
    {
        var source = tiles;
        var start = ((nint)channel * layer.OutputPlane) + (phaseDown * layer.OutputWidth);
        for (var tile = 0; tile < count; tile++, places++, source += 4)
        {
            var rows = Math.Min(TScheme.Outputs, stride == 1 ? places->Rows : (places->Rows - phaseDown + 1) >> 1);
            var (from, to, gate) = ((nint)source, start + places->Offset, start + places->GateOffset);
            for (var row = 0; row < rows; row++, from += RowStride * sizeof(float), to += pitch, gate += pitch)
            {
                if (places->Columns < TScheme.Outputs * stride)
                {
                    StorePart((float*)from, to, gate, places->Columns);
                }
                else if (stride == 1)
                {
                    StoreRun(Vector128.Load((float*)from), to, gate, TScheme.Outputs);
                }
                else
                {
                    StorePhases((float*)from, to, gate);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StorePhases(float* from, nint to, nint gate)
    {
        var (even, odd) = (Vector128.Load(from), Vector128.Load(from + PhaseStride));
        StoreRun(Interleave(even, odd, high: false), to, gate, 4);
        StoreRun(Interleave(even, odd, high: true), to + 4, gate + 4, (TScheme.Outputs * 2) - 4);
    }

    /// <summary>Writes two to four neighbours; as many as a vector has are read behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreRun(Vector128<float> values, nint to, nint gate, int count)
    {
        if (earlier.Values != null)
        {
            var other = Vector128.Load(earlier.Values + to);
            if (earlier.Gates != null)
            {
                other &= Vector128.GreaterThan(Vector128.Load(earlier.Gates + gate), Vector128<float>.Zero);
            }

            values = other + values;
        }

        if (count == 4)
        {
            values.Store(results + to);
            return;
        }

        values.GetLower().Store(results + to);
        if (count == 3)
        {
            results[to + 2] = values[2];
        }
    }

    private void StorePart(float* from, nint to, nint gate, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            var value = stride == 1 ? from[column] : from[((column & 1) * PhaseStride) + (column >> 1)];
            if (earlier.Values != null)
            {
                var isOpen = earlier.Gates == null || earlier.Gates[gate + column] > 0;
                value = (isOpen ? earlier.Values[to + column] : 0) + value;
            }

            results[to + column] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector128<float> even, Vector128<float> odd, bool high) =>
        !Sse.IsSupported ? Vector128.Create(even[high ? 2 : 0], odd[high ? 2 : 0], even[high ? 3 : 1], odd[high ? 3 : 1])
            : high ? Sse.UnpackHigh(even, odd) : Sse.UnpackLow(even, odd);
}
