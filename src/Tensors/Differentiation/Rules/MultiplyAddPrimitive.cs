namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>a b + c, broadcast.</summary>
internal sealed record MultiplyAddPrimitive : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) =>
        device.MultiplyAdd(operands[0], operands[1], operands[2]);

    public override Variable? Pullback(Pullback pullback, int operand) =>
        pullback.SumTo(operand == 2 ? pullback.Cotangent : pullback.Cotangent * pullback.Operands[1 - operand], operand);

    public override bool Reads(int value, int pulledTo) => pulledTo < 2 && value == 1 - pulledTo;
}
