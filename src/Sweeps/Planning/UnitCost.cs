namespace RepXai.Sweeps.Planning;

/// <summary>What units, or the images in them, cost.</summary>
/// <param name="ForwardPasses">Images put forward, draws and noise images counted.</param>
/// <param name="ReversePasses">Cotangents put backward, and directions put forward where those are fewer and say the same.</param>
/// <param name="MultiplyAdds">
/// Multiply-adds of the matrix products, convolutions, their adjoints and the sums of products of all passes, each in its direct form: what
/// kernels save, by tiles or where cotangents are zero, is not taken off.
/// </param>
/// <param name="PeakBytes">Working memory at the highest when there is plenty of it, in bytes, weights included.</param>
public sealed record UnitCost(double ForwardPasses, double ReversePasses, double MultiplyAdds, long PeakBytes)
{
    /// <summary>The costs of both, one after the other.</summary>
    public static UnitCost operator +(UnitCost left, UnitCost right) => new(
        left.ForwardPasses + right.ForwardPasses,
        left.ReversePasses + right.ReversePasses,
        left.MultiplyAdds + right.MultiplyAdds,
        Math.Max(left.PeakBytes, right.PeakBytes));

    /// <summary>The cost of many, one after the other.</summary>
    public static UnitCost operator *(long count, UnitCost one) =>
        new(count * one.ForwardPasses, count * one.ReversePasses, count * one.MultiplyAdds, one.PeakBytes);
}
