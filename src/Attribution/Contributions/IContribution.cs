using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Contributions;

/// <summary>What the evaluation points add to an attribution.</summary>
internal interface IContribution
{
    /// <summary>The factor that the cotangents start with.</summary>
    /// <param name="points">Number of points of an image.</param>
    double SeedScale(int points);

    /// <summary>The contributions of all points, summed.</summary>
    /// <param name="cotangent">[lanes, images, points, source shape...]</param>
    /// <param name="activation">[images, points, source shape...]</param>
    /// <param name="channelPlace">The source's channel axis, counted from the end.</param>
    /// <returns>[lanes, images, 1, attribution shape...]</returns>
    Variable Of(Variable cotangent, Variable activation, int channelPlace);

    /// <summary>The axis of the points, counted from the end, of a cotangent.</summary>
    static int PointsPlace(Variable cotangent) => cotangent.Shape.Rank - 2;
}
