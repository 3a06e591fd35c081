namespace RepXai.Attribution.Engine;

/// <summary>Takes attributions as reverse sweeps yield them; each is read once and not kept by the engine.</summary>
public interface IAttributionSink
{
    /// <summary>Takes the attributions of a block of latents to one source, for one image.</summary>
    /// <param name="image">Place of the image among those that were given.</param>
    /// <param name="source">Place of the source among those of the task.</param>
    /// <param name="firstLatent">The block's first latent.</param>
    /// <param name="latents">Number of latents in the block.</param>
    /// <param name="phi">[latents, attribution shape...]; valid during the call only.</param>
    void Accept(int image, int source, int firstLatent, int latents, ReadOnlyMemory<float> phi);
}
