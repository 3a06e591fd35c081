using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Contributions;

/// <summary>The gradient itself, averaged over the points.</summary>
internal sealed class MeanGradient : IContribution
{
    public double SeedScale(int points) => 1.0 / points;

    public Variable Of(Variable cotangent, Variable activation, int channelPlace) =>
        cotangent.Sum(IContribution.PointsPlace(cotangent));

    public Variable Direction(Variable activation, int channelPlace) => activation.Scalar(1);
}
