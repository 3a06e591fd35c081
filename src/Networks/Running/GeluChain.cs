using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;

namespace RepXai.Networks.Running;

/// <summary>
/// Finds x Phi(x) written as single operators: the product of x, 1/2 and 1 + erf(x / sqrt 2) in any order, as exporters write it below opset 20.
/// </summary>
internal sealed class GeluChain
{
    private const double Tolerance = 1e-6;
    private readonly InnerValues inner;
    private readonly List<BoundNode> nodes = [];
    private readonly List<BoundValue> factors = [];
    private double number = 1;

    private GeluChain(InnerValues inner) => this.inner = inner;

    /// <summary>The chain that ends in a node as one step, with the nodes that it stands for; null if there is none.</summary>
    public static (RunStep Step, IReadOnlyList<BoundNode> Nodes)? EndingIn(BoundNode last, InnerValues inner)
    {
        if (last.Operator != "Mul" || !inner.IsFree(last))
        {
            return null;
        }

        var chain = new GeluChain(inner);
        chain.Collect(last);
        return chain.Operand() is { } x && x.Shape == last.Outputs[0].Shape
            ? (new RunStep(last, [x], operand => operand(0).Map(UnaryFunction.Gelu)), chain.nodes)
            : null;
    }

    /// <summary>Takes a product apart into numbers and other factors.</summary>
    private void Collect(BoundNode product)
    {
        nodes.Add(product);
        foreach (var factor in product.Inputs.OfType<BoundValue>())
        {
            if (NumberOf(factor) is { } known)
            {
                number *= known;
            }
            else if (inner.ProducerOf(factor) is { Operator: "Mul" } nested)
            {
                Collect(nested);
            }
            else
            {
                factors.Add(factor);
            }
        }
    }

    private BoundValue? Operand()
    {
        if (factors.Count != 2 || !IsNear(number, 0.5))
        {
            return null;
        }

        return (ErrorFunctionOf(factors[0]) ?? ErrorFunctionOf(factors[1])) is { } x && factors.Contains(x) ? x : null;
    }

    /// <summary>x of 1 + erf(x / sqrt 2).</summary>
    private BoundValue? ErrorFunctionOf(BoundValue value) =>
        WithNumber(value, "Add", 1) is { } function
        && inner.ProducerOf(function) is { Operator: "Erf" } node
        && (WithNumber(node.Input(0), "Div", Math.Sqrt(2)) ?? WithNumber(node.Input(0), "Mul", Math.Sqrt(0.5))) is { } x
            ? Through(node, x)
            : null;

    /// <summary>The other operand of an operator one of whose operands is a number; a division's number is its second.</summary>
    private BoundValue? WithNumber(BoundValue value, string name, double expected)
    {
        if (inner.ProducerOf(value) is not { } node || node.Operator != name || node.Inputs.Length != 2)
        {
            return null;
        }

        var place = name != "Div" && NumberOf(node.Input(0)) is not null ? 0 : 1;
        return NumberOf(node.Input(place)) is { } found && IsNear(found, expected) ? Through(node, node.Input(1 - place)) : null;
    }

    private BoundValue Through(BoundNode node, BoundValue operand)
    {
        nodes.Add(node);
        return operand;
    }

    private static double? NumberOf(BoundValue value) => value is { IsParameter: false, Known: { Count: 1 } known } ? known.Number(0) : null;

    private static bool IsNear(double value, double expected) => Math.Abs(value - expected) <= Tolerance * expected;
}
