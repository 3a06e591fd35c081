namespace RepXai.Tensors.Kernels;

/// <summary>Where the CPU backend computes the adjoint of a convolution of a gated cotangent in one step.</summary>
internal static class GatedConvolution
{
    /// <summary>Whether a layer's kernel takes the gates and what came earlier.</summary>
    public static bool IsOneStep<T>(ConvolutionBatch batch, Gated cotangent, Gated? earlier)
        where T : unmanaged
    {
        var imageRank = batch.Case.Geometry.SpatialRank + 1;
        return Convolution.Fuses<T>(batch) && RepeatsImages(cotangent, imageRank)
            && (earlier is not { } other || (other.Value.Shape == batch.Result && RepeatsImages(other, imageRank)));
    }

    /// <summary>Whether a gate has whole images, of so many axes, and repeats for every few of them.</summary>
    private static bool RepeatsImages(Gated gated, int imageRank)
    {
        if (gated.Gate is not { } gate)
        {
            return true;
        }

        var repeated = 0;
        while (repeated < gate.Shape.Rank - imageRank && gate.Shape[repeated] == 1)
        {
            repeated++;
        }

        var own = gate.Shape[repeated..];
        return own.Rank >= imageRank && own.Rank <= gated.Value.Shape.Rank && gated.Value.Shape[^own.Rank..] == own;
    }
}
