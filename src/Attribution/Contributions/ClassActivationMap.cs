using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;

namespace RepXai.Attribution.Contributions;

/// <summary>
/// Grad-CAM between layers (Selvaraju et al., arXiv 1610.02391): w_c = mean over positions of the gradient, map = relu(sum_c w_c a_c);
/// the attribution has one channel.
/// </summary>
internal sealed class ClassActivationMap : IContribution
{
    public bool ReadsChannelSums => true;

    public double SeedScale(int points) => 1.0 / points;

    public Variable Of(Variable cotangent, Variable activation, int channelPlace)
    {
        var positions = PositionsOf(activation, channelPlace);
        return OfChannels(positions.Length == 0 ? cotangent : cotangent.Sum(positions) / Count(activation, positions), activation, channelPlace);
    }

    public Variable Direction(Variable activation, int channelPlace) =>
        activation.Scalar(1.0 / Count(activation, PositionsOf(activation, channelPlace)));

    public Variable OfChannels(Variable derivatives, Variable activation, int channelPlace) =>
        derivatives.SumOfProducts(activation, channelPlace).Map(UnaryFunction.Relu).Sum(IContribution.PointsPlace(derivatives));

    private static int[] PositionsOf(Variable activation, int channelPlace) =>
        [.. Enumerable.Range(1, activation.Shape.Rank - 2).Where(place => place != channelPlace)];

    private static double Count(Variable activation, int[] positions) =>
        positions.Aggregate(1.0, (product, place) => product * activation.Shape.FromEnd(place));
}
