using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;

namespace RepXai.Attribution.Contributions;

/// <summary>
/// Grad-CAM between layers (Selvaraju et al., arXiv 1610.02391): w_c = mean over positions of the gradient, map = relu(sum_c w_c a_c);
/// the attribution has one channel.
/// </summary>
internal sealed class ClassActivationMap : IContribution
{
    public double SeedScale(int points) => 1.0 / points;

    public Variable Of(Variable cotangent, Variable activation, int channelPlace)
    {
        var sourceRank = cotangent.Shape.Rank - 3;
        var positions = Enumerable.Range(1, sourceRank).Where(place => place != channelPlace).ToArray();
        var weights = cotangent;
        if (positions.Length > 0)
        {
            var count = positions.Aggregate(1, (product, place) => product * cotangent.Shape.FromEnd(place));
            weights = cotangent.Sum(positions) / count;
        }

        return (weights * activation).Sum(channelPlace).Map(UnaryFunction.Relu).Sum(IContribution.PointsPlace(cotangent));
    }
}
