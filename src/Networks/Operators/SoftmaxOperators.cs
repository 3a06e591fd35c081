using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;

namespace RepXai.Networks.Operators;

/// <summary>Softmax and its logarithm. The maximum only keeps the exponentials finite, so it is a constant to the derivative.</summary>
internal static class SoftmaxOperators
{
    private const int SingleAxisSince = 13;

    /// <summary>The rules by operator.</summary>
    public static Dictionary<string, ForwardRule> Rules { get; } = new()
    {
        ["Softmax"] = Softmax,
        ["LogSoftmax"] = LogSoftmax,
    };

    private static Variable Softmax(OperatorStep step)
    {
        var places = Places(step);
        if (places is [.., var last] && last == places.Length)
        {
            return step.Input(0).Softmax(places.Length);
        }

        var exponentials = Shifted(step.Input(0), places).Map(UnaryFunction.Exp);
        return exponentials / exponentials.Sum(places);
    }

    private static Variable LogSoftmax(OperatorStep step)
    {
        var places = Places(step);
        var shifted = Shifted(step.Input(0), places);
        return shifted - shifted.Map(UnaryFunction.Exp).Sum(places).Map(UnaryFunction.Log);
    }

    private static Variable Shifted(Variable x, int[] places) => x - x.Detach().Max(places);

    /// <summary>One axis since opset 13; before that, all axes from the given one on together.</summary>
    private static int[] Places(OperatorStep step)
    {
        var rank = step.Input(0).Shape.Rank;
        var since13 = step.Node.Opset >= SingleAxisSince;
        var axis = step.Node.Axis(step.Node.Attributes.Integer("axis", since13 ? -1 : 1), rank);
        return since13 ? [rank - axis] : [.. Enumerable.Range(1, rank - axis)];
    }
}
