using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>Adjoints of convolutions in their weights, summed over images and over leading axes that are not kept.</summary>
/// <param name="Case">One image.</param>
/// <param name="Leading">All leading indices and the batch: operand 0 is x, operand 1 the cotangent.</param>
/// <param name="SummedCount">Images that are summed into one result.</param>
/// <param name="Result">The result's shape.</param>
internal sealed record WeightAdjointBatch(ConvolutionCase Case, LoopNest Leading, int SummedCount, Shape Result)
{
    /// <summary>Multiply-adds of the direct form.</summary>
    public double MultiplyAdds => Case.MultiplyAdds * Leading.Count;

    public static WeightAdjointBatch Of(
        ConvolutionGeometry geometry, Shape x, Shape cotangent, ReadOnlySpan<int> kernelExtents, int keptAxes)
    {
        var rank = geometry.SpatialRank;
        var (inputs, outputs) = (x[^(rank + 1)], cotangent[^(rank + 1)]);
        var shape = new ConvolutionCase(geometry, 1, inputs, outputs, x.Extents[^rank..].ToArray(), kernelExtents.ToArray());
        if (x[^(rank + 2)] != cotangent[^(rank + 2)] || inputs % geometry.Groups != 0 || outputs % geometry.Groups != 0
            || shape.OutputPlane != cotangent[^rank..].Count)
        {
            throw new ArgumentException($"images {x} do not fit cotangents {cotangent} in {geometry.Groups} groups");
        }

        var (leadingX, leadingC) = (x[..^(rank + 1)], cotangent[..^(rank + 1)]);
        var leading = Shape.Broadcast(leadingX, leadingC);
        var kept = leading[..keptAxes];
        var result = new Shape([outputs, inputs / geometry.Groups, .. kernelExtents]).Prepend(kept);
        return new WeightAdjointBatch(shape, LoopNest.Over(leading, leadingX, leadingC), leading[keptAxes..].Count, result);
    }
}
