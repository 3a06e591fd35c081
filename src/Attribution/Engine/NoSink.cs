namespace RepXai.Attribution.Engine;

/// <summary>Takes attributions that nobody wants.</summary>
internal sealed class NoSink : IAttributionSink
{
    public void Accept(int image, int source, int firstLatent, int latents, ReadOnlySpan<float> phi)
    {
    }
}
