namespace RepXai.Tensors.Kernels.Bands;

/// <summary>
/// A convolution over bands of output rows. What the windows of a band see is copied between its padding once; elements whose rows and columns
/// leave the same remainders under the strides lie together, so that each tap sees neighbours for neighbouring outputs. Outputs are numbered
/// through with the copies' pitch: those behind a row's end have no meaning.
/// </summary>
internal sealed class BandGeometry
{
    /// <summary>Elements behind the last channel's copies that may be read.</summary>
    public const int Slack = 64;

    /// <summary>Most positions of a band: the copies of one block of the depth, sums and weights share a second-level cache.</summary>
    private const int MostPositions = 448;

    /// <summary>Positions that are computed together.</summary>
    private const int Tile = 16;

    /// <summary>Multiply-adds that take as long as copying an element.</summary>
    private const int CopyCost = 16;

    /// <summary>Elements of a vector, of which too many may be written.</summary>
    private const int Vector = 8;

    private const int CacheLine = 16;

    private readonly int extraRows;

    private BandGeometry(ConvolutionCase shape)
    {
        Shape = shape;
        Image = new FoldGeometry(shape);
        StrideDown = shape.Geometry.SpatialRank == 1 ? 1 : shape.Geometry.Strides[0];
        var (down, across) = ((Image.KernelHeight - 1) * Image.DilationDown, (Image.KernelWidth - 1) * Image.DilationAcross);
        extraRows = down / StrideDown;
        // Without strides the padding on the right is that on the left of the next row.
        var shared = Image.StrideAcross == 1 ? Math.Min(Image.PadLeft, across) : 0;
        Pitch = Image.OutputWidth + (across / Image.StrideAcross) - shared;
        Pitch = Image.StrideAcross == 1 ? Math.Max(Pitch, Image.InputWidth + Image.PadLeft) : Pitch;
        Phases = [.. Enumerable.Range(0, Image.Taps).Select(PhaseOf).Distinct()];
        Rows = Enumerable.Range(1, Image.OutputHeight).Where(rows => rows == 1 || rows * Pitch <= MostPositions).MinBy(Cost);
        ChannelPitch = OddLines((CopiedRows * Pitch * Phases.Length) + Image.PadLeft + Vector);
        TapPlaces = [.. Enumerable.Range(0, Image.Taps).Select(TapPlace)];
    }

    public ConvolutionCase Shape { get; }

    public FoldGeometry Image { get; }

    public int StrideDown { get; }

    /// <summary>From one row of outputs to the next, and of copies.</summary>
    public int Pitch { get; }

    /// <summary>Rows of outputs in a band.</summary>
    public int Rows { get; }

    public int Bands => (Image.OutputHeight + Rows - 1) / Rows;

    /// <summary>Copied rows of each phase.</summary>
    public int CopiedRows => Rows + extraRows;

    public BandPhase[] Phases { get; }

    /// <summary>From one channel's copies to the next's.</summary>
    public nint ChannelPitch { get; }

    /// <summary>Where in a channel's copies the first output sees each tap.</summary>
    public nint[] TapPlaces { get; }

    /// <summary>Whether outputs lie side by side as they are numbered.</summary>
    public bool IsDense => Pitch == Image.OutputWidth;

    /// <summary>Whether each output sees the input at its own place only.</summary>
    public bool IsPointwise => Image.Taps == 1 && Image.PadLeft == 0 && Image.PadTop == 0 && Image.StrideAcross == 1 && StrideDown == 1 && IsDense;

    /// <summary>A layer's bands, if they cost less than packed columns; depends on its extents only.</summary>
    public static BandGeometry? Of(ConvolutionCase shape)
    {
        if (shape.Geometry.SpatialRank > 2 || shape.OutputPlane == 0 || shape.InputsInGroup == 0)
        {
            return null;
        }

        var geometry = new BandGeometry(shape);
        var positions = (long)geometry.PositionsWith(geometry.Rows);
        return positions * shape.OutputsInGroup <= (long)shape.OutputPlane * (shape.OutputsInGroup + CopyCost) ? geometry : null;
    }

    /// <summary>
    /// The bands of a layer's adjoint in its input, if they cost less: where windows see the place of their output only, it is such a layer itself,
    /// with channels the other way round.
    /// </summary>
    public static BandGeometry? OfAdjoint(ConvolutionCase shape) =>
        shape.Taps == 1 && Of(shape with { Inputs = shape.Outputs, Outputs = shape.Inputs }) is { IsPointwise: true } bands ? bands : null;

    /// <summary>Channels that a block of the depth may see; channels are outermost, their taps innermost.</summary>
    public int ChannelsIn(int depth) => Math.Min(Shape.InputsInGroup, ((depth + Image.Taps - 2) / Image.Taps) + 1);

    /// <summary>From one row of sums to the next.</summary>
    public static nint SumsPitch(int positions) => OddLines(positions);

    /// <summary>An odd number of cache lines, so that rows do not fight for cache sets.</summary>
    private static int OddLines(int count) => (((count + CacheLine - 1) / CacheLine) | 1) * CacheLine;

    private BandPhase PhaseOf(int tap)
    {
        var (down, across) = Math.DivRem(tap, Image.KernelWidth);
        return new BandPhase(down * Image.DilationDown % StrideDown, across * Image.DilationAcross % Image.StrideAcross);
    }

    private nint TapPlace(int tap)
    {
        var (down, across) = Math.DivRem(tap, Image.KernelWidth);
        nint row = (Array.IndexOf(Phases, PhaseOf(tap)) * CopiedRows) + (down * Image.DilationDown / StrideDown);
        return (row * Pitch) + (across * Image.DilationAcross / Image.StrideAcross);
    }

    private long Cost(int rows)
    {
        var bands = (Image.OutputHeight + rows - 1) / rows;
        var copied = (long)((bands * extraRows) + Image.OutputHeight) * Pitch * Phases.Length;
        return ((long)PositionsWith(rows) * Shape.OutputsInGroup * Image.Taps) + (copied * CopyCost);
    }

    private int PositionsWith(int rows)
    {
        var (whole, rest) = Math.DivRem(Image.OutputHeight, rows);
        return (whole * InTiles(rows * Pitch)) + InTiles(rest * Pitch);
    }

    private static int InTiles(int positions) => (positions + Tile - 1) / Tile * Tile;
}
