using RepXai.Tensors;
using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;

namespace RepXai.Networks.Operators;

/// <summary>Operators that bring values to a common scale.</summary>
internal static class NormalizationOperators
{
    private const float DefaultEpsilon = 1e-5f;
    private const double MeanVarianceEpsilon = 1e-9;

    /// <summary>The rules by operator.</summary>
    public static Dictionary<string, ForwardRule> Rules { get; } = new()
    {
        ["BatchNormalization"] = BatchNormalization,
        ["InstanceNormalization"] = InstanceNormalization,
        ["LayerNormalization"] = LayerNormalization,
        ["GroupNormalization"] = GroupNormalization,
        ["MeanVarianceNormalization"] = MeanVarianceNormalization,
        ["LpNormalization"] = LpNormalization,
        ["LRN"] = LocalResponseNormalization,
    };

    /// <summary>What a node adds to variances.</summary>
    public static double Epsilon(BoundNode node) => node.Attributes.Float("epsilon", DefaultEpsilon);

    /// <summary>With fixed statistics it is one scale and one shift for each channel, which follow from the weights alone.</summary>
    private static Variable BatchNormalization(OperatorStep step)
    {
        if (step.Node.Attributes.Integer("training_mode", 0) != 0)
        {
            throw step.Node.Fail("it is in training mode; export the model for inference (model.eval())");
        }

        var rank = step.Input(0).Shape.Rank;
        var scale = step.FromWeights("scale", [1, 4], weights => PerChannel(Scale(weights), rank));
        var shift = step.FromWeights("shift", [1, 2, 3, 4], weights => PerChannel(Shift(weights), rank));
        return step.Input(0).MultiplyAdd(scale, shift);
    }

    private static Variable Scale(OperatorStep weights) =>
        weights.Input(1) / (weights.Input(4) + Epsilon(weights)).Map(UnaryFunction.Sqrt);

    private static Variable Shift(OperatorStep weights) => weights.Input(2) - (weights.Input(3) * Scale(weights));

    private static Variable InstanceNormalization(OperatorStep step)
    {
        var x = step.Input(0);
        var rank = x.Shape.Rank;
        var normal = x.Standardise(rank - 2, Epsilon(step));
        return (normal * PerChannel(step.Input(1), rank)) + PerChannel(step.Input(2), rank);
    }

    private static Variable LayerNormalization(OperatorStep step)
    {
        var x = step.Input(0);
        var axis = step.Node.Axis(step.Node.Attributes.Integer("axis", -1), x.Shape.Rank);
        return x.Standardise(x.Shape.Rank - axis, Epsilon(step), step.Input(1), step.Optional(2));
    }

    /// <summary>One scale for each group before opset 21, one for each channel since; the scales' number tells.</summary>
    private static Variable GroupNormalization(OperatorStep step)
    {
        var x = step.Input(0);
        var groups = checked((int)step.Node.Attributes.Integer("num_groups", 1));
        var grouped = new Shape(x.Shape[0], groups, x.Shape[1..].Count / groups);
        var normal = x.Reshape(grouped).Standardise(1, Epsilon(step));
        var extents = step.Input(1).Shape.Count == groups ? grouped : x.Shape;
        var scaled = (normal.Reshape(extents) * PerChannel(step.Input(1), extents.Rank)) + PerChannel(step.Input(2), extents.Rank);
        return scaled.Reshape(x.Shape);
    }

    /// <summary>Standardises over axes, by default all but the channel's; its epsilon is fixed by ONNX.</summary>
    private static Variable MeanVarianceNormalization(OperatorStep step)
    {
        var rank = step.Input(0).Shape.Rank;
        var axes = step.Node.Attributes.Integers("axes") ?? [0, 2, 3];
        return Standardised(step.Input(0), [.. axes.Select(axis => rank - step.Node.Axis(axis, rank))], MeanVarianceEpsilon);
    }

    private static Variable LpNormalization(OperatorStep step)
    {
        var x = step.Input(0);
        var place = x.Shape.Rank - step.Node.Axis(step.Node.Attributes.Integer("axis", -1), x.Shape.Rank);
        var isManhattan = step.Node.Attributes.Integer("p", 2) == 1;
        return x / (isManhattan ? x.Map(UnaryFunction.Abs).Sum(place) : ReductionOperators.RootOrZero((x * x).Sum(place), 2));
    }

    /// <summary>The mean of squares over neighbouring channels is an average pool over the channel axis.</summary>
    private static Variable LocalResponseNormalization(OperatorStep step)
    {
        var x = step.Input(0);
        var attributes = step.Node.Attributes;
        var size = checked((int)attributes.Integer("size", 1));
        var plane = x.Reshape(new Shape(x.Shape[0], x.Shape[1], x.Shape[2..].Count));
        var window = new PoolGeometry([size, 1], [1, 1], [1, 1], [(size - 1) / 2, 0], [size / 2, 0], CeilMode: false, CountPadding: true);
        var squares = (plane * plane).AveragePool(window);
        var divisor = (squares * attributes.Float("alpha", 0.0001f)) + attributes.Float("bias", 1);
        return (plane * divisor.Power(x.Scalar(-attributes.Float("beta", 0.75f)))).Reshape(x.Shape);
    }

    /// <summary>(x - mean) / sqrt(variance + epsilon) over axes, with the population variance.</summary>
    private static Variable Standardised(Variable x, int[] places, double epsilon)
    {
        var count = places.Aggregate(1, (product, place) => product * x.Shape.FromEnd(place));
        var centred = x - (x.Sum(places) / count);
        var variance = (centred * centred).Sum(places) / count;
        return centred / (variance + epsilon).Map(UnaryFunction.Sqrt);
    }

    private static double Epsilon(OperatorStep step) => Epsilon(step.Node);

    /// <summary>[C] as [C, 1...], to be broadcast over [N, C, spatial...].</summary>
    private static Variable PerChannel(Variable values, int rank)
    {
        var extents = new int[rank - 1];
        Array.Fill(extents, 1);
        extents[0] = values.Shape.Count;
        return values.Reshape(new Shape(extents));
    }
}
