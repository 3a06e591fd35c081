using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Writes tiles of results where they belong; the phases of a stride lie between each other.</summary>
/// <param name="tiles">Results [phase across, row, tile, four columns].</param>
/// <param name="rowStride">From one row of the tiles to the next.</param>
/// <param name="phaseStride">From one phase to the next.</param>
/// <param name="layer">The layer.</param>
internal readonly unsafe struct TileResults(float* tiles, int rowStride, int phaseStride, WinogradLayer layer)
{
    private readonly int outputs = layer.Outputs;
    private readonly int stride = layer.Stride;
    private readonly nint pitch = (nint)layer.OutputWidth * layer.Stride;

    /// <summary>Writes one phase down, and all across, of some tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store(float* target, WinogradTile* places, int phaseDown, int count)
    {
        var source = tiles;
        for (var tile = 0; tile < count; tile++, places++, source += Vector128<float>.Count)
        {
            var rows = Math.Min(outputs, (places->Rows - phaseDown + stride - 1) / stride);
            var isWhole = places->Columns >= outputs * stride;
            var from = source;
            var to = target + places->Offset;
            for (var row = 0; row < rows; row++, from += rowStride, to += pitch)
            {
                if (isWhole)
                {
                    StoreWhole(from, to);
                }
                else
                {
                    StorePart(from, to, Math.Min(places->Columns, outputs * stride));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StoreWhole(float* from, float* to)
    {
        var even = Vector128.Load(from);
        if (stride > 1)
        {
            var odd = Vector128.Load(from + phaseStride);
            Interleave(even, odd, high: false).Store(to);
            even = Interleave(even, odd, high: true);
            to += Vector128<float>.Count;
        }

        if (outputs == Vector128<float>.Count)
        {
            even.Store(to);
            return;
        }

        even.GetLower().Store(to);
        if (stride == 1)
        {
            to[2] = even[2];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StorePart(float* from, float* to, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            to[column] = stride == 1 ? from[column] : from[((column & 1) * phaseStride) + (column >> 1)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector128<float> even, Vector128<float> odd, bool high) =>
        !Sse.IsSupported ? Vector128.Create(even[high ? 2 : 0], odd[high ? 2 : 0], even[high ? 3 : 1], odd[high ? 3 : 1])
            : high ? Sse.UnpackHigh(even, odd) : Sse.UnpackLow(even, odd);
}
