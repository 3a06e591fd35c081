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
    /// <summary>Most columns of a tile's row of all phases.</summary>
    private const int MostColumns = 16;

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
        var columns = TScheme.Outputs * layer.Stride;
        var source = tiles;
        var start = ((nint)channel * layer.OutputPlane) + (phaseDown * layer.OutputWidth);
        for (var tile = 0; tile < count; tile++, places++, source += RowWidth)
        {
            var (rows, to, gate) = (Rows(places, phaseDown), start + places->Offset, start + places->GateOffset);
            if (places->Columns < columns)
            {
                StorePart(source, to, gate, rows, places->Columns);
            }
            else if (layer.Stride == 1)
            {
                StoreWhole(source, to, gate, rows);
            }
            else
            {
                StorePhases(source, to, gate, rows);
            }
        }
    }

    /// <summary>Asks for the memory that a later <see cref="Store"/> writes, which would wait for each line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prefetch(int channel, int phaseDown, WinogradTile* places, int count)
    {
        var start = results + ((nint)channel * layer.OutputPlane) + (phaseDown * layer.OutputWidth);
        for (var tile = 0; tile < count; tile++, places++)
        {
            var rows = Rows(places, phaseDown);
            var to = start + places->Offset;
            for (var row = 0; row < rows; row++, to += pitch)
            {
                CacheLines.Call(to);
            }
        }
    }

    /// <summary>Rows of a tile that lie in the results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Rows(WinogradTile* place, int phaseDown) =>
        Math.Min(TScheme.Outputs, layer.Stride == 1 ? place->Rows : (place->Rows - phaseDown + 1) >> 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StoreWhole(float* values, nint to, nint gate, int rows)
    {
        var target = results + to;
        var other = earlier.Values == null ? null : earlier.Values + to;
        var gates = earlier.Gates == null ? null : earlier.Gates + gate;
        for (var row = 0; row < rows; row++, values += TileRows.Tiles * RowWidth)
        {
            StoreRow(values, 1, target, other, gates);
            target += pitch;
            other += other == null ? 0 : pitch;
            gates += gates == null ? 0 : pitch;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StorePhases(float* values, nint to, nint gate, int rows)
    {
        var line = stackalloc float[MostColumns];
        for (var row = 0; row < rows; row++, values += TileRows.Tiles * RowWidth, to += pitch, gate += pitch)
        {
            Interleave(values, line);
            StoreRow(
                line, 2, results + to, earlier.Values == null ? null : earlier.Values + to, earlier.Gates == null ? null : earlier.Gates + gate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StorePart(float* values, nint to, nint gate, int rows, int columns)
    {
        var line = stackalloc float[MostColumns];
        for (var row = 0; row < rows; row++, values += TileRows.Tiles * RowWidth, to += pitch, gate += pitch)
        {
            var own = values;
            if (layer.Stride > 1)
            {
                Interleave(values, line);
                own = line;
            }

            for (var i = 0; i < RowWidth * layer.Stride; i++)
            {
                var column = ColumnOf(i, layer.Stride);
                if (column < columns)
                {
                    var isOpen = earlier.Values != null && (earlier.Gates == null || earlier.Gates[gate + column] > 0);
                    results[to + column] = isOpen ? earlier.Values[to + column] + own[i] : own[i];
                }
            }
        }
    }

    /// <summary>Writes a row of a number of phases in whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(float* values, int phases, float* target, float* other, float* gate)
    {
        for (var i = 0; i < RowWidth * phases; i += Vector128<float>.Count)
        {
            var column = ColumnOf(i, phases);
            Sum(values + i, other, gate, column).Store(target + column);
        }
    }

    /// <summary>Which column an element of a row is: the last vector of each phase may repeat some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ColumnOf(int element, int phases) =>
        element < (RowWidth - Vector128<float>.Count) * phases ? element : element - ((RowWidth - TScheme.Outputs) * phases);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(float* values, float* other, float* gate, int place)
    {
        var own = Vector128.Load(values);
        if (other == null)
        {
            return own;
        }

        var seen = Vector128.Load(other + place);
        return gate == null ? seen + own : (seen & Vector128.GreaterThan(Vector128.Load(gate + place), Vector128<float>.Zero)) + own;
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
