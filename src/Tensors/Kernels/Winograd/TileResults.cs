using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Writes tiles of results where they belong; the phases of a stride lie between each other.</summary>
/// <param name="layer">The layer.</param>
/// <param name="tiles">Results [phase across, row, tile, four columns].</param>
internal readonly unsafe struct TileResults<TScheme>(WinogradLayer layer, float* tiles)
    where TScheme : struct, ITileScheme
{
    private const int RowStride = TileRows.Tiles * 4;

    private readonly int stride = layer.Stride;
    private readonly nint pitch = (nint)layer.OutputWidth * layer.Stride;

    private static int PhaseStride => TScheme.Outputs * RowStride;

    /// <summary>Writes one phase down, and all across, of some tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store(float* target, WinogradTile* places, int phaseDown, int count)
    {
        var source = tiles;
        for (var tile = 0; tile < count; tile++, places++, source += 4)
        {
            var rows = stride == 1 ? places->Rows : (places->Rows - phaseDown + 1) >> 1;
            if (places->Columns < TScheme.Outputs * stride)
            {
                StorePart(source, target + places->Offset, Math.Min(rows, TScheme.Outputs), places->Columns);
            }
            else if (stride == 1)
            {
                StoreDense(source, target + places->Offset, rows);
            }
            else
            {
                StorePhases(source, target + places->Offset, rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreDense(float* from, float* to, int rows)
    {
        for (var row = 0; row < TScheme.Outputs && row < rows; row++, from += RowStride, to += pitch)
        {
            var values = Vector128.Load(from);
            if (TScheme.Outputs == 4)
            {
                values.Store(to);
            }
            else
            {
                values.GetLower().Store(to);
                to[2] = values[2];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StorePhases(float* from, float* to, int rows)
    {
        for (var row = 0; row < TScheme.Outputs && row < rows; row++, from += RowStride, to += pitch)
        {
            var (even, odd) = (Vector128.Load(from), Vector128.Load(from + PhaseStride));
            Interleave(even, odd, high: false).Store(to);
            if (TScheme.Outputs == 4)
            {
                Interleave(even, odd, high: true).Store(to + 4);
            }
            else
            {
                Interleave(even, odd, high: true).GetLower().Store(to + 4);
            }
        }
    }

    private void StorePart(float* from, float* to, int rows, int columns)
    {
        for (var row = 0; row < rows; row++, from += RowStride, to += pitch)
        {
            for (var column = 0; column < columns; column++)
            {
                to[column] = stride == 1 ? from[column] : from[((column & 1) * PhaseStride) + (column >> 1)];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector128<float> even, Vector128<float> odd, bool high) =>
        !Sse.IsSupported ? Vector128.Create(even[high ? 2 : 0], odd[high ? 2 : 0], even[high ? 3 : 1], odd[high ? 3 : 1])
            : high ? Sse.UnpackHigh(even, odd) : Sse.UnpackLow(even, odd);
}
