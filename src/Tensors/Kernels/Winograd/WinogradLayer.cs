using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// A convolution with small windows, or its adjoint in the input, which is a convolution of the cotangent with turned windows and exchanged
/// channels, computed in tiles after S. Winograd (Lavin and Gray, "Fast algorithms for convolutional neural networks", 2016): an adjoint with
/// windows of 3 x 3 takes 36 products of channels instead of 144, or less, a forward convolution 16 instead of 36. The adjoint of a strided
/// convolution has one window for each phase of the stride; all share the transformed cotangent. Whether it is used depends on the layer's
/// extents only.
/// </summary>
/// <remarks>
/// Forward convolutions keep to the smallest tiles, whose rounding is below that of plain sums: a larger one would flip choices of rectifiers and
/// of max pooling, and with them whole paths of gradients, where an adjoint's rounding stays rounding.
/// </remarks>
/// <param name="Images">Number of images.</param>
/// <param name="Depth">Channels that are summed.</param>
/// <param name="Channels">Channels of the result.</param>
/// <param name="InputHeight">Rows of what is convolved: an image, or a cotangent.</param>
/// <param name="InputWidth">Its columns.</param>
/// <param name="OutputHeight">Rows of a result.</param>
/// <param name="OutputWidth">Columns of a result.</param>
/// <param name="Down">The vertical axis.</param>
/// <param name="Across">The horizontal axis; its stride and taps are those of the other.</param>
/// <param name="Points">Inputs of a tile along one axis.</param>
internal sealed record WinogradLayer(
    int Images, int Depth, int Channels, int InputHeight, int InputWidth, int OutputHeight, int OutputWidth,
    WinogradAxis Down, WinogradAxis Across, int Points)
{
    /// <summary>Fewer channels do not pay for the transforms.</summary>
    private const int FewestChannels = 16;

    /// <summary>Two panels of a micro-kernel.</summary>
    private const int FewestRows = 12;

    private const int MostStride = 2;

    /// <summary>Taps and points of a forward convolution's tiles.</summary>
    private const int ForwardTaps = 3;
    private const int ForwardPoints = 4;

    /// <summary>Rows of products that stay near a core until they are transformed back; whole panels of any micro-kernel.</summary>
    private const int RowsTogether = 48;

    /// <summary>Points of the small tiles for windows of no, one, two and three taps, or 0 where there are none.</summary>
    private static ReadOnlySpan<int> SmallPoints => [0, 0, 5, 6];

    /// <summary>The same of large tiles; those of three taps serve stride 1 only, as they lack the point at infinity, where some phases have no part.</summary>
    private static ReadOnlySpan<int> LargePoints => [0, 0, 8, 9];

    public int Stride => Down.Stride;

    public int Phases => Stride * Stride;

    /// <summary>Rows of the products.</summary>
    public int Rows => Channels * Phases;

    /// <summary>Channels whose rows follow each other: all of the first phase, then those of the next one. Other channels come after them.</summary>
    public int ChannelsTogether => Math.Min(Channels, RowsTogether / Phases);

    /// <summary>Outputs of a tile along one axis, in each phase.</summary>
    public int Outputs => Points - Down.Taps + 1;

    public int TilesAcross => Tiles(OutputWidth);

    public int TilesDown => Tiles(OutputHeight);

    public int TileCount => Images * TilesAcross * TilesDown;

    public int InputPlane => InputHeight * InputWidth;

    public int OutputPlane => OutputHeight * OutputWidth;

    /// <summary>The layer of a convolution, or nothing where direct products are faster or required.</summary>
    public static WinogradLayer? Forward(ConvolutionCase shape)
    {
        var (geometry, window) = (shape.Geometry, shape.KernelExtents);
        if (!Fits(shape) || geometry.Strides[0] > 1 || window[0] != ForwardTaps || window[1] != ForwardTaps)
        {
            return null;
        }

        var (height, width) = (shape.InputExtents[0], shape.InputExtents[1]);
        var layer = new WinogradLayer(
            shape.Images, shape.Inputs, shape.Outputs, height, width,
            geometry.OutputExtent(0, height, ForwardTaps), geometry.OutputExtent(1, width, ForwardTaps),
            WinogradAxis.Forward(geometry, ForwardTaps, 0), WinogradAxis.Forward(geometry, ForwardTaps, 1), ForwardPoints);
        return layer.IsWorthwhile ? layer : null;
    }

    /// <summary>The layer of a convolution's adjoint in its input, or nothing where direct products are faster or required.</summary>
    public static WinogradLayer? Adjoint(ConvolutionCase shape)
    {
        if (!Fits(shape))
        {
            return null;
        }

        var (geometry, window) = (shape.Geometry, shape.KernelExtents);
        var (down, across) = (WinogradAxis.Adjoint(geometry, window[0], 0), WinogradAxis.Adjoint(geometry, window[1], 1));
        if (down.Taps != across.Taps || down.Taps >= SmallPoints.Length || SmallPoints[down.Taps] == 0)
        {
            return null;
        }

        var (height, width) = (shape.InputExtents[0], shape.InputExtents[1]);
        var layer = new WinogradLayer(
            shape.Images, shape.Outputs, shape.Inputs,
            geometry.OutputExtent(0, height, window[0]), geometry.OutputExtent(1, width, window[1]),
            height, width, down, across, SmallPoints[down.Taps]);
        var large = layer with { Points = LargePoints[down.Taps] };
        layer = large.Points > 0 && (layer.Stride == 1 || down.Taps == 2) && 16L * large.Products <= 15L * layer.Products ? large : layer;
        return layer.IsWorthwhile ? layer : null;
    }

    /// <summary>How the packed weights are found again: they differ with the tiles.</summary>
    public PackingKey Key(ConvolutionGeometry geometry) => new(Down.IsForward ? PackingUse.TiledForward : PackingUse.TiledAdjoint, geometry, Points);

    /// <summary>The phase and the channel of a row.</summary>
    public (int Phase, int Channel) Place(int row)
    {
        var (group, within) = Math.DivRem(row, ChannelsTogether * Phases);
        var first = group * ChannelsTogether;
        var (phase, channel) = Math.DivRem(within, Math.Min(ChannelsTogether, Channels - first));
        return (phase, first + channel);
    }

    /// <summary>Whether a phase, [down, across] by rows, has a part at a point.</summary>
    public bool IsAlive(int phase, int point)
    {
        var (phaseDown, phaseAcross) = Math.DivRem(phase, Stride);
        var (pointDown, pointAcross) = Math.DivRem(point, Points);
        return Down.IsAlive(phaseDown, pointDown, Points) && Across.IsAlive(phaseAcross, pointAcross, Points);
    }

    /// <summary>Tiles that stick out of small results waste products: a fourth must be saved at least.</summary>
    private bool IsWorthwhile =>
        Depth >= FewestChannels && Rows >= FewestRows && 4 * Products <= 3L * Down.Window * Across.Window * (OutputPlane / Phases);

    /// <summary>Products of one channel with one channel of an image.</summary>
    private long Products => (long)TilesAcross * TilesDown * Down.AlivePoints(Points) * Across.AlivePoints(Points);

    private static bool Fits(ConvolutionCase shape)
    {
        ConvolutionGeometry geometry = shape.Geometry;
        return geometry.SpatialRank == 2 && geometry.Groups == 1
            && geometry.Strides[0] == geometry.Strides[1] && geometry.Strides[0] <= MostStride
            && geometry.Dilations.All(dilation => dilation == 1)
            && Enumerable.Range(0, 2).All(axis => geometry.PadsBegin[axis] < shape.KernelExtents[axis]);
    }

    private int Tiles(int extent) => (((extent + Stride - 1) / Stride) + Outputs - 1) / Outputs;
}
