using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>One row of a cotangent, turned so that a position's channels lie side by side, and which of them may differ from zero.</summary>
/// <param name="layout">How the row lies in memory.</param>
/// <param name="values">The elements, [position, <see cref="PositionLayout.Depth"/>].</param>
/// <param name="words">The channels that may differ from zero, [position, <see cref="PositionLayout.WordsEach"/>].</param>
internal readonly unsafe struct PositionRow(PositionLayout layout, float* values, ulong* words)
{
    public PositionLayout Layout => layout;

    public float* Values => values;

    public ulong* Words => words;

    /// <summary>Notes which channels of some positions differ from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Mark(int first, int end)
    {
        for (var position = first; position < end; position++)
        {
            var elements = values + ((nint)position * layout.Depth);
            var marks = words + ((nint)position * layout.WordsEach);
            for (var channel = 0; channel < layout.Channels; channel += PositionLayout.ChannelsInWord, marks++)
            {
                *marks = 0;
                var count = Math.Min(PositionLayout.ChannelsInWord, layout.Channels - channel);
                for (var i = 0; i < count; i += PositionLayout.Side)
                {
                    var isZero = Vector256.Equals(Vector256.Load(elements + channel + i), Vector256<float>.Zero);
                    *marks |= (ulong)(byte)~isZero.ExtractMostSignificantBits() << i;
                }
            }
        }
    }
}
