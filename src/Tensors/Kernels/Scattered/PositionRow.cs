using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>One row of a cotangent, turned so that a position's channels lie side by side, and which of them differ from zero.</summary>
internal readonly unsafe struct PositionRow
{
    /// <summary>Channels of a word, a bit for each.</summary>
    public const int ChannelsInWord = 64;

    /// <summary>Positions, and channels, of a vector.</summary>
    private const int Side = 8;

    private readonly int channels;

    public PositionRow(int channels, int positions, Scratch scratch)
    {
        (this.channels, Positions) = (channels, positions);
        Depth = (channels + Side - 1) / Side * Side;
        WordsEach = (channels + ChannelsInWord - 1) / ChannelsInWord;
        var whole = (positions + Side - 1) / Side * Side;
        Values = scratch.Get<float>(ScratchUse.Columns, (nint)whole * Depth);
        Words = scratch.Get<ulong>(ScratchUse.Segments, (nint)whole * WordsEach);
    }

    public int Positions { get; }

    /// <summary>Elements from one position to the next.</summary>
    public int Depth { get; }

    /// <summary>Words of one position.</summary>
    public int WordsEach { get; }

    /// <summary>The elements, [position, <see cref="Depth"/>].</summary>
    public float* Values { get; }

    /// <summary>The channels that differ from zero, [position, <see cref="WordsEach"/>].</summary>
    public ulong* Words { get; }

    /// <summary>Reads a row of an image behind its gate, if it has one; channels are <paramref name="plane"/> from each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(float* image, float* gate, nint plane)
    {
        var rows = stackalloc float[Side * Side];
        for (var position = 0; position < Positions; position += Side)
        {
            for (var channel = 0; channel < channels; channel += Side)
            {
                for (var own = 0; own < Side; own++)
                {
                    var start = ((channel + own) * plane) + position;
                    var elements = channel + own < channels
                        ? GatedImages<float>.Load(image + start, gate == null ? null : gate + start)
                        : Vector256<float>.Zero;
                    elements.Store(rows + (own * Side));
                }

                Blocks.Transpose(rows, Side, Values + ((nint)position * Depth) + channel, Depth);
            }

            Mark(position);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark(int first)
    {
        for (var position = first; position < first + Side; position++)
        {
            var values = Values + ((nint)position * Depth);
            var words = Words + ((nint)position * WordsEach);
            new Span<ulong>(words, WordsEach).Clear();
            for (var channel = 0; channel < channels; channel += Side)
            {
                var own = (ulong)(byte)~Vector256.Equals(Vector256.Load(values + channel), Vector256<float>.Zero).ExtractMostSignificantBits();
                words[channel / ChannelsInWord] |= own << (channel % ChannelsInWord);
            }
        }
    }
}
