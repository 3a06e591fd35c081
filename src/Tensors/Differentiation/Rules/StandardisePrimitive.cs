using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation.Rules;

/// <summary>Rows over the last axes to mean 0 and variance 1; a scale and a shift may follow x among the operands.</summary>
internal sealed record StandardisePrimitive(int Axes, double Epsilon, bool IsScaled) : Primitive
{
    private int[] Places => [.. Enumerable.Range(1, Axes)];

    public override Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands)
    {
        var shift = IsScaled ? 2 : 1;
        return device.Standardise(operands[0], Axes, Epsilon, IsScaled ? operands[1] : null, operands.Length > shift ? operands[shift] : null);
    }

    public override Variable? Pullback(Pullback pullback, int operand)
    {
        if (operand == 0)
        {
            return InElements(IsScaled ? pullback.Cotangent * pullback.Operands[1] : pullback.Cotangent, pullback.Operands[0]);
        }

        var isScale = IsScaled && operand == 1;
        return pullback.SumTo(isScale ? pullback.Cotangent * pullback.Operands[0].Standardise(Axes, Epsilon) : pullback.Cotangent, operand);
    }

    internal override Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier)
    {
        var x = step.Operands[0].Value;
        if (operand != 0 || cotangent.Shape.Rank != x.Shape.Rank + 1)
        {
            return null;
        }

        using var seen = SingleSteps.Let(device, cotangent);
        using var before = earlier is { } other ? SingleSteps.Let(device, other) : null;
        return new Gated(device.StandardiseAdjoint(seen, x, Axes, Epsilon, IsScaled ? step.Operands[1].Value : null, before));
    }

    public override bool Reads(int value, int pulledTo) => pulledTo switch
    {
        0 => value == 0 || (IsScaled && value == 1),
        1 => IsScaled && value == 0,
        _ => false,
    };

    /// <summary>(h - mean h - n mean(h n)) / sqrt(variance + epsilon), with n the standardised row.</summary>
    private Variable InElements(Variable h, Variable x)
    {
        var count = x.Shape[^Axes..].Count;
        var centred = x - (x.Sum(Places) / count);
        var deviation = (((centred * centred).Sum(Places) / count) + Epsilon).Map(UnaryFunction.Sqrt);
        var normal = centred / deviation;
        return (h - (h.Sum(Places) / count) - (normal * ((h * normal).Sum(Places) / count))) / deviation;
    }
}
