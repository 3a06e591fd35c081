namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>Sums over axes, which stay with extent 1, of two operands' products.</summary>
internal sealed record ProductSumPrimitive(int[] Places) : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) => device.SumOfProducts(operands[0], operands[1], Places);

    /// <summary>The cotangent repeats along the summed axes.</summary>
    public override Variable? Pullback(Pullback pullback, int operand)
    {
        var products = Shape.Broadcast(pullback.Operands[0].Shape, pullback.Operands[1].Shape).Prepend(pullback.Lanes);
        return pullback.SumTo((pullback.Cotangent * pullback.Operands[1 - operand]).BroadcastTo(products), operand);
    }

    public override bool Reads(int value, int pulledTo) => value == 1 - pulledTo;
}
