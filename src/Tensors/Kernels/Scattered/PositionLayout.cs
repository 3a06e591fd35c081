namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>How rows of positions lie in memory.</summary>
/// <param name="Channels">Channels of a position.</param>
/// <param name="Positions">Positions of a row.</param>
internal readonly record struct PositionLayout(int Channels, int Positions)
{
    /// <summary>Channels of a word, a bit for each.</summary>
    public const int ChannelsInWord = 64;

    /// <summary>Positions, and channels, of a vector.</summary>
    public const int Side = 8;

    private const int ElementsInLine = 16;

    /// <summary>Elements from one position to the next: an odd number of cache lines, so that one channel's elements lie in all sets.</summary>
    public int Depth => (((Channels + ElementsInLine - 1) / ElementsInLine) | 1) * ElementsInLine;

    /// <summary>Words of one position.</summary>
    public int WordsEach => (Channels + ChannelsInWord - 1) / ChannelsInWord;
}
