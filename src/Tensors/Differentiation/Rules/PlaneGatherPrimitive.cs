namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>Elements of spatial planes at indices.</summary>
internal sealed record PlaneGatherPrimitive(int SpatialRank) : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) =>
        device.PlaneGather(operands[0], operands[1], SpatialRank);

    public override Variable? Pullback(Pullback pullback, int operand) => operand != 0
        ? null
        : pullback.SumTo(
            pullback.Cotangent.PlaneScatterAdd(pullback.Operands[1], pullback.Operands[0].Shape.Extents[^SpatialRank..]),
            operand);

    /// <summary>What was gathered shows which elements a rectifier before it let through.</summary>
    internal override Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier)
    {
        var x = step.Operands[0].Shape;
        var isOwn = x[..^SpatialRank] == step.Shape[..^SpatialRank] && cotangent.Value.Shape.Rank == x.Rank + 1;
        return operand == 0 && isOwn && cotangent.Choice is null && earlier is null
            ? cotangent with
            {
                Value = device.Reshape(cotangent.Value, cotangent.Value.Shape),
                Choice = new PoolChoice(step.Operands[1].Value, step.Value, [.. x.Extents[^SpatialRank..]]),
            }
            : null;
    }

    public override bool Reads(int value, int pulledTo) => pulledTo == 0 && value != 0;
}
