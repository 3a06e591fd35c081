using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// Convolutions, or adjoints of them, whose operands' leading axes broadcast: runs of images that share their weights.
/// </summary>
/// <param name="Case">One run.</param>
/// <param name="Leading">The runs: operand 0 is the images', operand 1 the weights'.</param>
/// <param name="Result">The result's shape.</param>
internal sealed record ConvolutionBatch(ConvolutionCase Case, LoopNest Leading, Shape Result)
{
    /// <summary>Multiply-adds of the direct form.</summary>
    public double MultiplyAdds => Case.MultiplyAdds * Leading.Count;

    public static ConvolutionBatch Forward(ConvolutionGeometry geometry, Shape x, Shape weights)
    {
        var rank = geometry.SpatialRank;
        CheckRanks(rank, x, weights);
        Check(x[^(rank + 1)] == weights[^(rank + 1)] * geometry.Groups && weights[^(rank + 2)] % geometry.Groups == 0, x, weights, geometry);
        var shape = new ConvolutionCase(
            geometry, x[^(rank + 2)], x[^(rank + 1)], weights[^(rank + 2)], x.Extents[^rank..].ToArray(), weights.Extents[^rank..].ToArray());
        return Over(shape, x, weights, geometry.OutputShape(x, weights));
    }

    public static ConvolutionBatch InputAdjoint(
        ConvolutionGeometry geometry, Shape cotangent, Shape weights, ReadOnlySpan<int> inputExtents)
    {
        var rank = geometry.SpatialRank;
        CheckRanks(rank, cotangent, weights);
        Check(cotangent[^(rank + 1)] == weights[^(rank + 2)] && weights[^(rank + 2)] % geometry.Groups == 0, cotangent, weights, geometry);
        var (images, inputs) = (cotangent[^(rank + 2)], weights[^(rank + 1)] * geometry.Groups);
        var shape = new ConvolutionCase(
            geometry, images, inputs, weights[^(rank + 2)], inputExtents.ToArray(), weights.Extents[^rank..].ToArray());
        Check(shape.OutputPlane == cotangent[^rank..].Count, cotangent, weights, geometry);
        var result = new Shape([images, inputs, .. inputExtents]).Prepend(geometry.Leading(cotangent, weights));
        return Over(shape, cotangent, weights, result);
    }

    private static ConvolutionBatch Over(ConvolutionCase shape, Shape images, Shape weights, Shape result)
    {
        var rank = shape.Geometry.SpatialRank;
        var (leadingX, leadingW) = (images[..^(rank + 2)], weights[..^(rank + 2)]);
        var leading = Shape.Broadcast(leadingX, leadingW);
        return leadingW.Count == 1 && leadingX.Count == leading.Count
            ? new ConvolutionBatch(shape with { Images = shape.Images * leading.Count }, LoopNest.Over(Shape.Scalar, Shape.Scalar, Shape.Scalar), result)
            : new ConvolutionBatch(shape, LoopNest.Over(leading, leadingX, leadingW), result);
    }

    private static void CheckRanks(int rank, Shape images, Shape weights)
    {
        if (images.Rank < rank + 2 || weights.Rank < rank + 2)
        {
            throw new ArgumentException($"images {images} and weights {weights} lack axes for a convolution over {rank} spatial axes");
        }
    }

    private static void Check(bool fits, Shape images, Shape weights, ConvolutionGeometry geometry)
    {
        if (!fits)
        {
            throw new ArgumentException($"images {images} do not fit weights {weights} in {geometry.Groups} groups");
        }
    }
}
