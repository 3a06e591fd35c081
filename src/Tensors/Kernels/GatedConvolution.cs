namespace RepXai.Tensors.Kernels;

/// <summary>Where the CPU backend computes the adjoint of a convolution of a gated cotangent in one step.</summary>
internal static class GatedConvolution
{
    /// <summary>Whether a layer's kernel takes the gates and what came earlier.</summary>
    public static bool IsOneStep<T>(ConvolutionBatch batch, Gated cotangent, Gated? earlier)
        where T : unmanaged
    {
        var imageRank = batch.Case.Geometry.SpatialRank + 1;
        var isTaken = cotangent.Choice is not { } choice
            || (Convolution.TakesChoices<T>(batch) && Repeats(choice.Places.Shape, cotangent.Value.Shape, imageRank));
        return isTaken && Convolution.Fuses<T>(batch) && RepeatsGate(cotangent, imageRank)
            && (earlier is not { } other || (other.Choice is null && other.Shape == batch.Result && RepeatsGate(other, imageRank)));
    }

    private static bool RepeatsGate(Gated gated, int imageRank) =>
        gated.Gate is not { } gate || Repeats(gate.Shape, gated.Value.Shape, imageRank);

    /// <summary>Whether a tensor has whole images, of so many axes, and repeats for every few of them.</summary>
    private static bool Repeats(Shape repeating, Shape images, int imageRank)
    {
        var repeated = 0;
        while (repeated < repeating.Rank - imageRank && repeating[repeated] == 1)
        {
            repeated++;
        }

        var own = repeating[repeated..];
        return own.Rank >= imageRank && own.Rank <= images.Rank && images[^own.Rank..] == own;
    }
}
