using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>e^x over its sum along the last axes.</summary>
internal sealed record SoftmaxPrimitive(int Axes) : Primitive
{
    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands) => device.Softmax(operands[0], Axes);

    public override Variable? Pullback(Pullback pullback, int operand)
    {
        var (g, y) = (pullback.Cotangent, pullback.Output);
        return y * (g - (g * y).Sum([.. Enumerable.Range(1, Axes)]));
    }

    internal override Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier)
    {
        if (earlier is not null || cotangent.Shape.Rank != step.Shape.Rank + 1)
        {
            return null;
        }

        using var seen = SingleSteps.Let(device, cotangent);
        return new Gated(device.SoftmaxAdjoint(seen, step.Value, Axes));
    }

    public override bool Reads(int value, int pulledTo) => value == Result;
}
