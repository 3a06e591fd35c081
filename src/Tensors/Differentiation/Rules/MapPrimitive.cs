using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>A function of each element.</summary>
internal sealed record MapPrimitive(UnaryFunction Function) : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) => device.Map(Function, operands[0]);

    public override Variable? Pullback(Pullback pullback, int operand)
    {
        var (g, x, y) = (pullback.Cotangent, pullback.Operands[0], pullback.Output);
        return Function switch
        {
            UnaryFunction.Negate => -g,
            UnaryFunction.Abs => g * x.Map(UnaryFunction.Sign),
            UnaryFunction.Exp => g * y,
            UnaryFunction.Log => g / x,
            UnaryFunction.Sqrt => g / (y * 2),
            UnaryFunction.Reciprocal => -(g * (y * y)),
            UnaryFunction.Tanh => g * (1 - (y * y)),
            UnaryFunction.Sigmoid => g * (y * (1 - y)),
            UnaryFunction.Softplus => g * x.Map(UnaryFunction.Sigmoid),
            UnaryFunction.Erf => g * ((-(x * x)).Map(UnaryFunction.Exp) * (2 / Math.Sqrt(Math.PI))),
            UnaryFunction.Gelu => g * GeluSlope(x),
            UnaryFunction.Relu => g.Gate(y),
            UnaryFunction.Sin => g * x.Map(UnaryFunction.Cos),
            UnaryFunction.Cos => -(g * x.Map(UnaryFunction.Sin)),
            UnaryFunction.Sign or UnaryFunction.Floor or UnaryFunction.Ceiling or UnaryFunction.Round => null,
            _ => throw new NotSupportedException($"the function {Function} has no derivative"),
        };
    }

    /// <summary>The derivative of x Phi(x), Phi(x) + x phi(x), with the normal distribution's function and density.</summary>
    public static Variable GeluSlope(Variable x)
    {
        var function = ((x * Math.Sqrt(0.5)).Map(UnaryFunction.Erf) + 1) * 0.5;
        var density = (x * x * -0.5).Map(UnaryFunction.Exp) * (1 / Math.Sqrt(2 * Math.PI));
        return function + (x * density);
    }

    internal override Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier)
    {
        if (Function != UnaryFunction.Gelu)
        {
            return GateWaits(step, device, cotangent, earlier);
        }

        if (earlier is not null || cotangent.Shape.Rank != step.Shape.Rank + 1)
        {
            return null;
        }

        using var seen = SingleSteps.Let(device, cotangent);
        return new Gated(device.GeluAdjoint(seen, step.Operands[0].Value));
    }

    private Gated? GateWaits(Variable step, IPrimitives device, Gated cotangent, Gated? earlier) =>
        Function == UnaryFunction.Relu && cotangent.Gate is null && earlier is null
            ? new Gated(device.Reshape(cotangent.Value, cotangent.Value.Shape), cotangent.Choice?.Values ?? step.Value, cotangent.Choice)
            : null;

    public override bool Reads(int value, int pulledTo) => Function switch
    {
        UnaryFunction.Exp or UnaryFunction.Sqrt or UnaryFunction.Reciprocal or UnaryFunction.Tanh or UnaryFunction.Sigmoid
            or UnaryFunction.Relu => value == Result,
        UnaryFunction.Abs or UnaryFunction.Log or UnaryFunction.Softplus or UnaryFunction.Erf or UnaryFunction.Gelu or UnaryFunction.Sin
            or UnaryFunction.Cos => value == 0,
        _ => false,
    };
}
