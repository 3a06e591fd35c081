using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>Convolution of x with weights.</summary>
internal sealed record ConvolvePrimitive(ConvolutionGeometry Geometry) : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) =>
        device.Convolve(operands[0], operands[1], Geometry);

    public override Variable? Pullback(Pullback pullback, int operand)
    {
        var (g, x, weights) = (pullback.Cotangent, pullback.Operands[0], pullback.Operands[1]);
        var share = operand == 0
            ? g.ConvolveInputAdjoint(weights, Geometry, x.Shape.Extents[^Geometry.SpatialRank..])
            : x.ConvolveWeightAdjoint(g, Geometry, weights.Shape);
        return pullback.SumTo(share, operand);
    }

    internal override Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier)
    {
        var (x, weights) = (step.Operands[0], step.Operands[1]);
        var isShared = weights.Shape.Rank == Geometry.SpatialRank + 2 && cotangent.Value.Shape.Rank == x.Shape.Rank + 1;
        return operand == 0 && isShared && (cotangent.Waits || earlier is not null)
            ? new Gated(device.ConvolveInputAdjoint(cotangent, weights.Value, Geometry, x.Shape.Extents[^Geometry.SpatialRank..], earlier))
            : null;
    }

    public override bool Reads(int value, int pulledTo) => value == 1 - pulledTo;
}
