using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>A function of two operands' elements, broadcast to a common shape.</summary>
internal sealed record CombinePrimitive(BinaryFunction Function) : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) =>
        device.Combine(Function, operands[0], operands[1]);

    public override Variable? Pullback(Pullback pullback, int operand)
    {
        var (g, a, b) = (pullback.Cotangent, pullback.Operands[0], pullback.Operands[1]);
        var share = operand == 0 ? Left(g, a, b) : Right(g, a, b, pullback.Output);
        return share is null ? null : pullback.SumTo(share, operand);
    }

    internal override Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier) =>
        Function == BinaryFunction.Add && cotangent.Waits && earlier is null && step.Operands[operand].Shape == step.Shape
            ? cotangent with { Value = device.Reshape(cotangent.Value, cotangent.Value.Shape) }
            : null;

    private Variable? Left(Variable g, Variable a, Variable b) => Function switch
    {
        BinaryFunction.Add or BinaryFunction.Subtract => g,
        BinaryFunction.Multiply => g * b,
        BinaryFunction.Divide => g / b,
        BinaryFunction.Power => g * (b * a.Power(b - 1)),
        BinaryFunction.Maximum => g * Chosen(a, b),
        BinaryFunction.Minimum => g * Chosen(b, a),
        BinaryFunction.Gate => g.Gate(b),
        _ => null,
    };

    private Variable? Right(Variable g, Variable a, Variable b, Variable y) => Function switch
    {
        BinaryFunction.Add => g,
        BinaryFunction.Subtract => -g,
        BinaryFunction.Multiply => g * a,
        BinaryFunction.Divide => -(g * (y / b)),
        BinaryFunction.Power => g * a.GreaterThan(0).Select(y * a.Maximum(SmallestPositive(a)).Map(UnaryFunction.Log), a.Tape.Fill(Shape.Scalar, 0)),
        BinaryFunction.Maximum => g * Chosen(b, a),
        BinaryFunction.Minimum => g * Chosen(a, b),
        _ => null,
    };

    /// <summary>1 where the first is greater, 1/2 where both are equal: equal values share a cotangent.</summary>
    private static Variable Chosen(Variable first, Variable second) =>
        first.GreaterThan(second) + (first.EqualTo(second) * 0.5);

    /// <summary>Keeps the unused branch of the logarithm finite.</summary>
    private static Variable SmallestPositive(Variable a) => a.Tape.Fill(Shape.Scalar, 1e-37);

    public override bool Reads(int value, int pulledTo) => Function switch
    {
        BinaryFunction.Multiply => value == 1 - pulledTo,
        BinaryFunction.Divide => value == 1 || (value == Result && pulledTo == 1),
        BinaryFunction.Power => value == 0 || value == (pulledTo == 0 ? 1 : Result),
        BinaryFunction.Maximum or BinaryFunction.Minimum => value != Result,
        BinaryFunction.Gate => value == 1 && pulledTo == 0,
        _ => false,
    };
}
