using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// Writes tiles of results where they belong, added to what is given: tiles that lie side by side as whole rows, and the phases of a stride between
/// each other.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="tiles">Results [phase across, row, tile, column].</param>
/// <param name="results">Where they go.</param>
/// <param name="earlier">What they are added to, if anything.</param>
internal readonly unsafe struct TileResults<TScheme>(WinogradLayer layer, float* tiles, float* results, GatedImages<float> earlier)
    where TScheme : struct, ITileScheme
{
    /// <summary>Most columns of eight tiles' rows of all phases, in whole vectors.</summary>
    private const int MostColumns = 2 * 8 * 8;

    private readonly nint pitch = (nint)layer.OutputWidth * layer.Stride;

    /// <summary>Writes one phase down, and all across, of some tiles of one channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store(int channel, int phaseDown, WinogradTile* places, int count)
    {
        for (int tile = 0, end; tile < count; tile = end)
        {
            (end, var to, var gate, var rows, var columns) = Run(channel, phaseDown, places, tile, count);
            StoreRun(tiles + (tile * TScheme.Outputs), to, gate, rows, columns);
        }
    }

    /// <summary>Calls the memory that a later <see cref="Store"/> reads and writes; it would wait for each line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prefetch(int channel, int phaseDown, WinogradTile* places, int count)
    {
        for (int tile = 0, end; tile < count; tile = end)
        {
            (end, var to, var gate, var rows, var columns) = Run(channel, phaseDown, places, tile, count);
            Call(results + to, rows, columns);
            if (earlier.Values != null)
            {
                Call(earlier.Values + to, rows, columns);
            }

            if (earlier.Gates != null)
            {
                Call(earlier.Gates + gate, rows, columns);
            }
        }
    }

    /// <summary>
    /// The tiles from one on that lie side by side (the next row of tiles starts with more columns to its end), where their first result and its gate
    /// lie, and their rows and columns inside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int End, nint To, nint Gate, int Rows, int Columns) Run(int channel, int phaseDown, WinogradTile* places, int first, int count)
    {
        var end = first + 1;
        while (end < count && places[end].Columns < places[end - 1].Columns)
        {
            end++;
        }

        var place = places + first;
        var start = ((nint)channel * layer.OutputPlane) + (phaseDown * layer.OutputWidth);
        var rows = Math.Min(TScheme.Outputs, layer.Stride == 1 ? place->Rows : (place->Rows - phaseDown + 1) >> 1);
        var columns = Math.Min((end - first) * TScheme.Outputs * layer.Stride, place->Columns);
        return (end, start + place->Offset, start + place->GateOffset, rows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Call(float* line, int rows, int columns)
    {
        for (var row = 0; row < rows; row++, line += pitch)
        {
            CacheLines.Call(line, columns * sizeof(float));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StoreRun(float* values, nint to, nint gate, int rows, int columns)
    {
        var line = stackalloc float[MostColumns];
        var target = results + to;
        var other = earlier.Values == null ? null : earlier.Values + to;
        var gates = earlier.Gates == null ? null : earlier.Gates + gate;
        for (var row = 0; row < rows; row++, values += WinogradTransform<TScheme>.ResultPitch, target += pitch)
        {
            var own = values;
            if (layer.Stride > 1)
            {
                Blocks.Interleave(values, values + WinogradTransform<TScheme>.ResultLength, line, columns);
                own = line;
            }

            StoreRow(own, target, other, gates, columns);
            other += other == null ? 0 : pitch;
            gates += gates == null ? 0 : pitch;
        }
    }

    /// <summary>Writes a row in whole vectors, of which the last overlaps the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(float* values, float* target, float* other, float* gate, int columns)
    {
        if (columns >= Vector256<float>.Count)
        {
            var last = columns - Vector256<float>.Count;
            for (var column = 0; column < last; column += Vector256<float>.Count)
            {
                Eight(values, other, gate, column).Store(target + column);
            }

            Eight(values, other, gate, last).Store(target + last);
        }
        else if (columns >= Vector128<float>.Count)
        {
            var last = columns - Vector128<float>.Count;
            Four(values, other, gate, 0).Store(target);
            Four(values, other, gate, last).Store(target + last);
        }
        else
        {
            for (var column = 0; column < columns; column++)
            {
                target[column] = Four(values, other, gate, column)[0];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(float* values, float* other, float* gate, int place) => other == null
        ? Vector256.Load(values + place)
        : GatedImages<float>.Load(other + place, gate == null ? null : gate + place) + Vector256.Load(values + place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(float* values, float* other, float* gate, int place)
    {
        var own = Vector128.Load(values + place);
        if (other == null)
        {
            return own;
        }

        var seen = Vector128.Load(other + place);
        return gate == null ? seen + own : (seen & Vector128.GreaterThan(Vector128.Load(gate + place), Vector128<float>.Zero)) + own;
    }
}
