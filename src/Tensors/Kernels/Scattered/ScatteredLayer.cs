namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>
/// A convolution with large windows of few input channels, such as an image network's first, as its adjoint in the input sees it. Below a
/// rectifier and a maximum pool most of the cotangent is zero, and each other element adds its channel's window to the result. Whether it
/// is used depends on the layer's extents only; a full cotangent is still no slower than with products whose rows are few.
/// </summary>
internal sealed class ScatteredLayer
{
    /// <summary>With more channels products fill their tiles.</summary>
    private const int MostInputs = 4;

    /// <summary>Fewer channels do not pay for finding the elements.</summary>
    private const int FewestOutputs = 16;

    private ScatteredLayer(ConvolutionCase shape)
    {
        Shape = shape;
        OutputHeight = shape.Geometry.OutputExtent(0, shape.InputExtents[0], shape.KernelExtents[0]);
        OutputWidth = shape.Geometry.OutputExtent(1, shape.InputExtents[1], shape.KernelExtents[1]);
    }

    public ConvolutionCase Shape { get; }

    /// <summary>Rows of a cotangent.</summary>
    public int OutputHeight { get; }

    /// <summary>Columns of a cotangent.</summary>
    public int OutputWidth { get; }

    public int InputWidth => Shape.InputExtents[1];

    /// <summary>Rows of all input channels' windows.</summary>
    public int WindowRows => Shape.Inputs * Shape.KernelExtents[0];

    /// <summary>How often a row of the cotangent is gone through.</summary>
    public int Passes => (WindowRows + WindowSums.Rows - 1) / WindowSums.Rows;

    /// <summary>Elements of the packed weights, [pass, output channel, row, column].</summary>
    public int WeightsLength => Passes * PassLength;

    /// <summary>Elements of the packed weights of one pass.</summary>
    public int PassLength => Shape.Outputs * WindowSums.WindowLength;

    /// <summary>Elements of a row of sums: all windows', and whole vectors behind it.</summary>
    public int SumsLength => (OutputWidth * Shape.Geometry.Strides[1]) + Shape.KernelExtents[1] + (2 * WindowSums.Columns);

    /// <summary>The layer of a convolution, or nothing where products serve it better.</summary>
    public static ScatteredLayer? Of(ConvolutionCase shape)
    {
        if (shape.Geometry.SpatialRank != 2 || shape.Groups > 1 || shape.Images == 0 || shape.OutputPlane == 0
            || shape.Inputs > MostInputs || shape.Outputs < FewestOutputs
            || shape.Geometry.Dilations.Any(dilation => dilation > 1) || shape.KernelExtents[1] > WindowSums.MostTaps)
        {
            return null;
        }

        var layer = new ScatteredLayer(shape);
        return 2 * shape.Inputs * shape.Taps >= layer.Passes * WindowSums.WindowLength ? layer : null;
    }

    /// <summary>The first result row that a row of windows adds to, by input channel; it may lie outside.</summary>
    public (int Channel, int Row) Target(int windowRow, int outputRow)
    {
        var (channel, tap) = Math.DivRem(windowRow, Shape.KernelExtents[0]);
        return (channel, (outputRow * Shape.Geometry.Strides[0]) - Shape.Geometry.PadsBegin[0] + tap);
    }
}
