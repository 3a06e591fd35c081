using RepXai.Networks.Operators;
using RepXai.Networks.Shapes;
using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Networks.Running;

/// <summary>
/// Finds a convolution whose result only a batch normalisation with fixed statistics reads: one convolution with other weights,
/// w' = w g / sqrt(v + e) for each output channel, and the shift (b - m) g / sqrt(v + e) + h.
/// </summary>
internal static class NormalisedConvolution
{
    /// <summary>The pair that ends in a node as one step, with the nodes that it stands for; null if there is none.</summary>
    public static (RunStep Step, IReadOnlyList<BoundNode> Nodes)? EndingIn(BoundNode last, InnerValues inner, DeviceWeights weights)
    {
        if (last.Operator != "BatchNormalization" || !inner.IsFree(last) || last.Attributes.Integer("training_mode", 0) != 0
            || inner.ProducerOf(last.Input(0)) is not { Operator: "Conv" } convolution || !Weights(last, convolution).All(inner.IsFixed))
        {
            return null;
        }

        var step = new RunStep(last, [convolution.Input(0)], operand => Convolve(operand(0), convolution, last, weights));
        return (step, [last, convolution]);
    }

    private static IEnumerable<BoundValue> Weights(BoundNode normalisation, BoundNode convolution) =>
        convolution.Inputs[1..].Concat(normalisation.Inputs[1..]).OfType<BoundValue>();

    private static Variable Convolve(Variable x, BoundNode convolution, BoundNode normalisation, DeviceWeights weights)
    {
        var kernel = convolution.Input(1).Known!;
        var scaled = weights.Derived(normalisation.Node, "kernel", device => device.Upload(kernel.Shape, Scaled(kernel, Scales(normalisation))));
        var shape = new Shape([kernel.Shape[0], .. Enumerable.Repeat(1, x.Shape.Rank - 2)]);
        var shift = weights.Derived(normalisation.Node, "shift", device => device.Upload(shape, Shifts(convolution, normalisation)));
        return x.Convolve(x.Tape.Constant(scaled), WindowGeometry.Convolution(convolution)) + x.Tape.Constant(shift);
    }

    private static double[] Scales(BoundNode normalisation)
    {
        var gains = normalisation.Known(1)!.Floats;
        var variances = normalisation.Known(4)!.Floats;
        var epsilon = NormalizationOperators.Epsilon(normalisation);
        var scales = new double[gains.Length];
        for (var channel = 0; channel < scales.Length; channel++)
        {
            scales[channel] = gains[channel] / Math.Sqrt((double)variances[channel] + epsilon);
        }

        return scales;
    }

    private static double[] Scaled(HostTensor kernel, double[] scales)
    {
        var values = new double[kernel.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = kernel.Floats[i] * scales[i / (values.Length / scales.Length)];
        }

        return values;
    }

    private static double[] Shifts(BoundNode convolution, BoundNode normalisation)
    {
        var scales = Scales(normalisation);
        var shifts = normalisation.Known(2)!.Floats;
        var means = normalisation.Known(3)!.Floats;
        var biases = convolution.Known(2);
        var total = new double[scales.Length];
        for (var channel = 0; channel < total.Length; channel++)
        {
            var bias = biases is null ? 0.0 : biases.Floats[channel];
            total[channel] = ((bias - means[channel]) * scales[channel]) + shifts[channel];
        }

        return total;
    }
}
