using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>The rows of an image, of which the elements that differ from zero are looked for.</summary>
internal unsafe struct DenseRows : IPositionRows
{
    private const int Side = PositionLayout.Side;

    private readonly PositionLayout layout;
    private readonly PositionRow row;
    private readonly nint plane;
    private float* image;
    private float* gate;

    /// <summary>Rows of an image behind its gate, if it has one; channels are <paramref name="plane"/> from each other.</summary>
    public DenseRows(PositionLayout layout, float* image, float* gate, nint plane, Scratch scratch)
    {
        this.layout = layout;
        this.image = image;
        this.gate = gate;
        this.plane = plane;
        var whole = (layout.Positions + Side - 1) / Side * Side;
        var values = scratch.Get<float>(ScratchUse.Columns, (nint)whole * layout.Depth);
        row = new PositionRow(layout, values, scratch.Get<ulong>(ScratchUse.Segments, (nint)whole * layout.WordsEach));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PositionRow Next()
    {
        var rows = stackalloc float[Side * Side];
        for (var position = 0; position < layout.Positions; position += Side)
        {
            for (var channel = 0; channel < layout.Channels; channel += Side)
            {
                for (var own = 0; own < Side; own++)
                {
                    var start = ((channel + own) * plane) + position;
                    var elements = channel + own < layout.Channels
                        ? GatedImages<float>.Load(image + start, gate == null ? null : gate + start)
                        : Vector256<float>.Zero;
                    elements.Store(rows + (own * Side));
                }

                Blocks.Transpose(rows, Side, row.Values + ((nint)position * layout.Depth) + channel, layout.Depth);
            }

            row.Mark(position, position + Side);
        }

        image += layout.Positions;
        gate += gate == null ? 0 : layout.Positions;
        return row;
    }
}
