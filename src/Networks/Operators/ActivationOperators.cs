using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;

namespace RepXai.Networks.Operators;

/// <summary>Non-linear functions of each element.</summary>
internal static class ActivationOperators
{
    private const float SeluAlpha = 1.67326319217681884765625f;
    private const float SeluGamma = 1.05070102214813232421875f;

    /// <summary>The rules by operator.</summary>
    public static Dictionary<string, ForwardRule> Rules { get; } = new()
    {
        ["Relu"] = step => step.Input(0).Map(UnaryFunction.Relu),
        ["Sigmoid"] = step => step.Input(0).Map(UnaryFunction.Sigmoid),
        ["Tanh"] = step => step.Input(0).Map(UnaryFunction.Tanh),
        ["Softplus"] = step => step.Input(0).Map(UnaryFunction.Softplus),
        ["Softsign"] = step => step.Input(0) / (step.Input(0).Map(UnaryFunction.Abs) + 1),
        ["LeakyRelu"] = step => Leaky(step.Input(0), step.Input(0) * step.Node.Attributes.Float("alpha", 0.01f)),
        ["PRelu"] = step => Leaky(step.Input(0), step.Input(0) * step.Input(1)),
        ["ThresholdedRelu"] = step => Thresholded(step.Input(0), step.Node.Attributes.Float("alpha", 1)),
        ["Elu"] = step => Elu(step.Input(0), step.Node.Attributes.Float("alpha", 1), 1),
        ["Celu"] = step => Celu(step.Input(0), step.Node.Attributes.Float("alpha", 1)),
        ["Selu"] = Selu,
        ["HardSigmoid"] = HardSigmoid,
        ["HardSwish"] = step => step.Input(0) * HardSigmoid(step.Input(0), 1.0 / 6, 0.5),
        ["Mish"] = step => step.Input(0) * step.Input(0).Map(UnaryFunction.Softplus).Map(UnaryFunction.Tanh),
        ["Gelu"] = Gelu,
    };

    /// <summary>x where it is positive, else the other value.</summary>
    private static Variable Leaky(Variable x, Variable otherwise) => x.Detach().GreaterThan(0).Select(x, otherwise);

    private static Variable Thresholded(Variable x, double threshold) => x.Detach().GreaterThan(threshold).Select(x, x.Scalar(0));

    private static Variable Celu(Variable x, double alpha) => Elu(x, alpha, 1 / alpha);

    /// <summary>x where it is positive, else alpha (e^(rate x) - 1); the exponential never sees what could overflow it.</summary>
    private static Variable Elu(Variable x, double alpha, double rate)
    {
        var positive = x.Detach().GreaterThan(0);
        var below = positive.Select(x.Scalar(0), x);
        var scaled = rate == 1 ? below : below * rate;
        return positive.Select(x, (scaled.Map(UnaryFunction.Exp) - 1) * alpha);
    }

    private static Variable Selu(OperatorStep step)
    {
        var attributes = step.Node.Attributes;
        return Elu(step.Input(0), attributes.Float("alpha", SeluAlpha), 1) * attributes.Float("gamma", SeluGamma);
    }

    private static Variable HardSigmoid(OperatorStep step)
    {
        var attributes = step.Node.Attributes;
        return HardSigmoid(step.Input(0), attributes.Float("alpha", 0.2f), attributes.Float("beta", 0.5f));
    }

    private static Variable HardSigmoid(Variable x, double slope, double offset) =>
        ElementwiseOperators.Clip((x * slope) + offset, x.Scalar(0), x.Scalar(1));

    private static Variable Gelu(OperatorStep step)
    {
        var x = step.Input(0);
        if (step.Node.Attributes.Text("approximate", "none") != "tanh")
        {
            return x.Map(UnaryFunction.Gelu);
        }

        var gate = ((x + (x * x * x * 0.044715)) * Math.Sqrt(2 / Math.PI)).Map(UnaryFunction.Tanh);
        return x * ((gate + 1) * 0.5);
    }
}
