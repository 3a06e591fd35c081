using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Contributions;

/// <summary>The gradient times the source's activation at the same point, averaged over the points.</summary>
internal sealed class MeanGradientTimesActivation : IContribution
{
    public double SeedScale(int points) => 1.0 / points;

    public Variable Of(Variable cotangent, Variable activation, int channelPlace) =>
        cotangent.SumOfProducts(activation, IContribution.PointsPlace(cotangent));

    public Variable Direction(Variable activation, int channelPlace) => activation;
}
