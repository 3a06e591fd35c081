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

    public static Tensor SumOfProducts(IPrimitives device, Tensor a, Tensor b, ReadOnlySpan<int> places)
    {
        using var product = device.Combine(BinaryFunction.Multiply, a, b);
        return device.Sum(product, places);
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
