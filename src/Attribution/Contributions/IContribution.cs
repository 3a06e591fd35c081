using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Contributions;

/// <summary>
/// What the evaluation points add to an attribution. An attribution that is linear in the gradient has sums over positions that are
/// derivatives of the latent along one direction for each channel of the source; these are enough where a source has no positions, where
/// nothing but the sums is wanted, and for contributions that read the gradient no other way.
/// </summary>
internal interface IContribution
{
    /// <summary>Whether the contribution reads nothing of the gradient but its sums over positions.</summary>
    bool ReadsChannelSums => false;

    /// <summary>The factor that the cotangents start with.</summary>
    /// <param name="points">Number of points of an image.</param>
    double SeedScale(int points);

    /// <summary>The contributions of all points, summed.</summary>
    /// <param name="cotangent">[lanes, images, points, source shape...]</param>
    /// <param name="activation">[images, points, source shape...]</param>
    /// <param name="channelPlace">The source's channel axis, counted from the end.</param>
    /// <returns>[lanes, images, 1, attribution shape...]</returns>
    Variable Of(Variable cotangent, Variable activation, int channelPlace);

    /// <summary>What a channel's direction has at its positions.</summary>
    /// <param name="activation">[images, points, source shape...]</param>
    /// <param name="channelPlace">The source's channel axis, counted from the end.</param>
    /// <returns>What can be broadcast to the activation's shape.</returns>
    Variable Direction(Variable activation, int channelPlace);

    /// <summary>The contributions of all points, summed, from derivatives along the channels' directions.</summary>
    /// <param name="derivatives">[lanes, images, points, source shape with one position...]</param>
    /// <param name="activation">[images, points, source shape...]</param>
    /// <param name="channelPlace">The source's channel axis, counted from the end.</param>
    /// <returns>[lanes, images, 1, ...]: the attributions, or their sums over positions.</returns>
    Variable OfChannels(Variable derivatives, Variable activation, int channelPlace) => derivatives.Sum(PointsPlace(derivatives));

    /// <summary>The axis of the points, counted from the end, of a cotangent.</summary>
    static int PointsPlace(Variable cotangent) => cotangent.Shape.Rank - 2;
}
