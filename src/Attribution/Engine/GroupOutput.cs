using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>Hands groups of images' attributions from the device to a sink, image by image, through one buffer.</summary>
/// <param name="sink">Where they go; without one they take the device's steps and end there.</param>
/// <param name="buffer">Room for the most elements that are handed on at a time; none where they end there.</param>
internal sealed class GroupOutput(IAttributionSink? sink, float[] buffer)
{
    private int firstImage;

    /// <summary>Number of images in the group.</summary>
    public int Images { get; private set; }

    /// <summary>Goes on to a group.</summary>
    public void Begin(int first, int count) => (firstImage, Images) = (first, count);

    /// <summary>Hands on a block of latents, [lanes, images, 1, attribution shape...]; null means that nothing arrived: zeros.</summary>
    public void Emit(IPrimitives device, Tensor? block, Shape attribution, int source, int firstLatent, int lanes)
    {
        var size = attribution.Count;
        var values = Buffer(lanes * Images * size);
        if (block is null)
        {
            values.Span.Clear();
        }
        else
        {
            Download(device, block, new Shape(lanes, Images, size), values.Span);
        }

        for (var image = 0; sink is not null && image < Images; image++)
        {
            sink.Accept(firstImage + image, source, firstLatent, lanes, values.Slice(image * lanes * size, lanes * size));
        }
    }

    /// <summary>Hands on one tensor [images, source shape...] as the attribution of every latent.</summary>
    public void EmitRepeated(IPrimitives device, Tensor activations, int source, int latents)
    {
        if (sink is null)
        {
            return;
        }

        var values = Buffer(activations.Shape.Count);
        device.Download(activations, values.Span);
        var size = values.Length / Images;
        for (var image = 0; image < Images; image++)
        {
            for (var latent = 0; latent < latents; latent++)
            {
                sink.Accept(firstImage + image, source, latent, 1, values.Slice(image * size, size));
            }
        }
    }

    /// <summary>Copies [lanes, images, elements] to the host, image by image; one image is in that order already.</summary>
    private void Download(IPrimitives device, Tensor block, Shape shape, Span<float> values)
    {
        using var flat = device.Reshape(block, shape);
        using var byImage = shape[1] == 1 ? device.Reshape(flat, shape) : device.Permute(flat, [1, 0, 2]);
        if (sink is not null)
        {
            device.Download(byImage, values);
        }
    }

    private Memory<float> Buffer(int count) => buffer.AsMemory(0, sink is null ? 0 : count);
}
