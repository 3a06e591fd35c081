using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>
/// The rows of an image of which a pool chose some elements, gathered from the pool's cotangent; no plane of zeros is written or searched.
/// Rows that wait for more elements lie in a ring. Elements of one place are added in the order of the pool's windows.
/// </summary>
internal unsafe struct ChosenRows : IPositionRows
{
    private const int Side = PositionLayout.Side;

    private readonly PositionLayout layout;
    private readonly ChosenSpans spans;
    private readonly float* image;
    private readonly float* gate;
    private readonly int* places;
    private readonly float* values;
    private readonly ulong* words;
    private int row = -1;
    private int fed;

    /// <summary>Rows of an image's planes, whose pooled elements lie behind a gate, if there is one.</summary>
    public ChosenRows(PositionLayout layout, int height, float* image, float* gate, ChosenPlaces chosen, int* places, Scratch scratch)
    {
        this.layout = layout;
        this.image = image;
        this.gate = gate;
        this.places = places;
        spans = new ChosenSpans(layout, height, chosen.Height, chosen.Width, places, scratch);
        var positions = (nint)spans.RowsTogether * layout.Positions;
        values = scratch.Get<float>(ScratchUse.Columns, positions * layout.Depth);
        words = scratch.Get<ulong>(ScratchUse.Segments, (nint)layout.Positions * layout.WordsEach);
        new Span<float>(values, (int)positions * layout.Depth).Clear();
    }

    public PositionRow Next()
    {
        if (row >= 0)
        {
            new Span<float>(Slot(row), layout.Positions * layout.Depth).Clear();
        }

        row++;
        for (; fed < spans.Height && spans.FirstRow(fed) <= row; fed++)
        {
            Feed(fed);
        }

        var own = new PositionRow(layout, Slot(row), words);
        own.Mark(0, layout.Positions);
        return own;
    }

    private readonly float* Slot(int ownRow) => values + ((nint)(ownRow % spans.RowsTogether) * layout.Positions * layout.Depth);

    /// <summary>Adds one row of pooled elements to the rows in the ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Feed(int pooledRow)
    {
        var (width, plane) = (spans.Width, (nint)spans.Height * spans.Width);
        var depth = Vector256.Create((uint)layout.Depth);
        var ring = Vector256.Create((uint)(spans.RowsTogether * layout.Positions));
        var ringStart = Vector256.Create((uint)(row / spans.RowsTogether * spans.RowsTogether * layout.Positions));
        var elements = stackalloc float[Side];
        var targets = stackalloc uint[Side];
        for (var channel = 0; channel < layout.Channels; channel++)
        {
            var start = (channel * plane) + ((nint)pooledRow * width);
            var own = values + channel;
            for (var column = 0; column < width; column += Side)
            {
                var at = start + column;
                Prefetch(at + width);
                var value = GatedImages<float>.Load(image + at, gate == null ? null : gate + at);
                var slot = Vector256.Load((uint*)places + at) - ringStart;
                slot = Vector256.Min(slot, slot - ring);
                if (width - column < Side)
                {
                    var inside = Tail.Mask<float>(width - column);
                    value &= inside;
                    slot &= inside.AsUInt32();
                }

                (slot * depth).Store(targets);
                value.Store(elements);
                for (var lane = 0; lane < Side; lane++)
                {
                    own[targets[lane]] += elements[lane];
                }
            }
        }
    }

    /// <summary>Asks for a part of the next row: so many planes side by side are no pattern that a core foresees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Prefetch(nint at)
    {
        CacheLines.CallToSecond(image + at);
        CacheLines.CallToSecond(places + at);
        if (gate != null)
        {
            CacheLines.CallToSecond(gate + at);
        }
    }
}
