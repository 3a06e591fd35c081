using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Contributions;

/// <summary>
/// The trapezoidal rule for the integral of the gradient along the source's activation, as the points go from the baseline to the image:
/// for the input it is integrated gradients (arXiv 1703.01365), for an inner layer its conductance (Dhamdhere et al., arXiv 1805.12233),
/// and in both cases the attributions sum to E(x) - E(b) as the steps become many.
/// </summary>
internal sealed class GradientAlongPath : IContribution
{
    public double SeedScale(int points) => 0.5;

    public Variable Of(Variable cotangent, Variable activation, int channelPlace) =>
        cotangent.SumOfProducts(Direction(activation, channelPlace), IContribution.PointsPlace(cotangent));

    public Variable Direction(Variable activation, int channelPlace)
    {
        var place = activation.Shape.Rank - 1;
        var points = activation.Shape.FromEnd(place);
        var last = points - 1;
        var next = Enumerable.Range(0, points).Select(i => Math.Min(i + 1, last)).ToArray();
        var previous = Enumerable.Range(0, points).Select(i => Math.Max(i - 1, 0)).ToArray();
        return activation.Gather(place, next) - activation.Gather(place, previous);
    }
}
