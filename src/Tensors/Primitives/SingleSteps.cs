using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Differentiation.Rules;

namespace RepXai.Tensors.Primitives;

/// <summary>Primitives that a device may do in one step, one step after the other.</summary>
internal static class SingleSteps
{
    public static Tensor ConvolveInputAdjoint(
        IPrimitives device, Gated cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents, Gated? earlier)
    {
        using var seen = Let(device, cotangent);
        if (cotangent.Choice is not null)
        {
            return device.ConvolveInputAdjoint(new Gated(seen), weights, geometry, inputExtents, earlier);
        }

        var share = device.ConvolveInputAdjoint(seen, weights, geometry, inputExtents);
        if (earlier is null)
        {
            return share;
        }

        using (share)
        {
            using var other = Let(device, earlier.Value);
            return device.Combine(BinaryFunction.Add, other, share);
        }
    }

    public static Tensor MultiplyAdd(IPrimitives device, Tensor a, Tensor b, Tensor c)
    {
        using var product = device.Combine(BinaryFunction.Multiply, a, b);
        return device.Combine(BinaryFunction.Add, product, c);
    }

    public static Tensor SumOfProducts(IPrimitives device, Tensor a, Tensor b, ReadOnlySpan<int> places)
    {
        using var product = device.Combine(BinaryFunction.Multiply, a, b);
        return device.Sum(product, places);
    }

    public static Tensor Standardise(IPrimitives device, Tensor x, int axes, double epsilon, Tensor? scale, Tensor? shift)
    {
        var (normal, deviation) = Standard(device, x, axes, epsilon);
        deviation.Dispose();
        return Then(device, BinaryFunction.Add, Then(device, BinaryFunction.Multiply, normal, scale), shift);
    }

    public static Tensor StandardiseAdjoint(
        IPrimitives device, Tensor cotangent, Tensor x, int axes, double epsilon, Tensor? scale, Tensor? earlier)
    {
        var (normal, deviation) = Standard(device, x, axes, epsilon);
        using (normal)
        using (deviation)
        using (var scaled = scale is null ? device.Reshape(cotangent, cotangent.Shape) : device.Combine(BinaryFunction.Multiply, cotangent, scale))
        using (var product = device.Combine(BinaryFunction.Multiply, scaled, normal))
        using (var along = Mean(device, product, axes))
        using (var shared = Mean(device, scaled, axes))
        using (var centred = device.Combine(BinaryFunction.Subtract, scaled, shared))
        using (var parallel = device.Combine(BinaryFunction.Multiply, along, normal))
        using (var rest = device.Combine(BinaryFunction.Subtract, centred, parallel))
        {
            var share = device.Combine(BinaryFunction.Divide, rest, deviation);
            return Then(device, BinaryFunction.Add, share, earlier);
        }
    }

    public static Tensor Softmax(IPrimitives device, Tensor x, int axes)
    {
        using var greatest = device.Max(x, Places(axes));
        using var shifted = device.Combine(BinaryFunction.Subtract, x, greatest);
        using var exponentials = device.Map(UnaryFunction.Exp, shifted);
        using var total = device.Sum(exponentials, Places(axes));
        return device.Combine(BinaryFunction.Divide, exponentials, total);
    }

    public static Tensor SoftmaxAdjoint(IPrimitives device, Tensor cotangent, Tensor result, int axes)
    {
        using var product = device.Combine(BinaryFunction.Multiply, cotangent, result);
        using var along = device.Sum(product, Places(axes));
        using var rest = device.Combine(BinaryFunction.Subtract, cotangent, along);
        return device.Combine(BinaryFunction.Multiply, rest, result);
    }

    public static Tensor GeluAdjoint(IPrimitives device, Tensor cotangent, Tensor x)
    {
        using var tape = new Tape(device);
        var slope = MapPrimitive.GeluSlope(tape.Constant(x));
        return device.Combine(BinaryFunction.Multiply, cotangent, slope.Value);
    }

    public static (Tensor Greatest, Tensor Places) MaxPool(IPrimitives device, Tensor x, PoolGeometry geometry)
    {
        var places = device.PoolArgMax(x, geometry);
        return (device.PlaneGather(x, places, geometry.SpatialRank), places);
    }

    private static int[] Places(int axes) => [.. Enumerable.Range(1, axes)];

    /// <summary>The standardised elements, and the square roots that they were divided by.</summary>
    private static (Tensor Normal, Tensor Deviation) Standard(IPrimitives device, Tensor x, int axes, double epsilon)
    {
        using var mean = Mean(device, x, axes);
        using var centred = device.Combine(BinaryFunction.Subtract, x, mean);
        using var squares = device.Combine(BinaryFunction.Multiply, centred, centred);
        using var variance = Mean(device, squares, axes);
        using var least = device.Fill(Shape.Scalar, epsilon);
        using var raised = device.Combine(BinaryFunction.Add, variance, least);
        var deviation = device.Map(UnaryFunction.Sqrt, raised);
        return (device.Combine(BinaryFunction.Divide, centred, deviation), deviation);
    }

    private static Tensor Mean(IPrimitives device, Tensor x, int axes)
    {
        using var sum = device.Sum(x, Places(axes));
        using var count = device.Fill(Shape.Scalar, x.Shape[^axes..].Count);
        return device.Combine(BinaryFunction.Divide, sum, count);
    }

    /// <summary>Combines a value, which is disposed, with another one if there is one.</summary>
    private static Tensor Then(IPrimitives device, BinaryFunction function, Tensor value, Tensor? other)
    {
        if (other is null)
        {
            return value;
        }

        using (value)
        {
            return device.Combine(function, value, other);
        }
    }

    /// <summary>A new tensor with all applied that waits.</summary>
    public static Tensor Let(IPrimitives device, Gated gated)
    {
        var seen = gated.Gate is { } gate
            ? device.Combine(BinaryFunction.Gate, gated.Value, gate)
            : device.Reshape(gated.Value, gated.Value.Shape);
        if (gated.Choice is not { } choice)
        {
            return seen;
        }

        using (seen)
        {
            return device.PlaneScatterAdd(seen, choice.Places, choice.Extents);
        }
    }
}
