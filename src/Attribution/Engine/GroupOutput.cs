using System.Buffers;
using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>Hands a group of images' attributions from the device to a sink, image by image.</summary>
internal sealed class GroupOutput(IAttributionSink sink, int firstImage, int images)
{
    /// <summary>Number of images in the group.</summary>
    public int Images => images;

    /// <summary>Hands on a block of latents, [lanes, images, 1, attribution shape...]; null means that nothing arrived: zeros.</summary>
    public void Emit(IPrimitives device, Tensor? block, Shape attribution, int source, int firstLatent, int lanes)
    {
        var size = attribution.Count;
        var count = lanes * images * size;
        var buffer = ArrayPool<float>.Shared.Rent(count);
        try
        {
            var values = buffer.AsSpan(0, count);
            if (block is null)
            {
                values.Clear();
            }
            else
            {
                Download(device, block, new Shape(lanes, images, size), values);
            }

            for (var image = 0; image < images; image++)
            {
                sink.Accept(firstImage + image, source, firstLatent, lanes, values.Slice(image * lanes * size, lanes * size));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    /// <summary>Hands on one tensor [images, source shape...] as the attribution of every latent.</summary>
    public void EmitRepeated(IPrimitives device, Tensor activations, int source, int latents)
    {
        var values = new float[activations.Shape.Count];
        device.Download(activations, values.AsSpan());
        var size = values.Length / images;
        for (var image = 0; image < images; image++)
        {
            for (var latent = 0; latent < latents; latent++)
            {
                sink.Accept(firstImage + image, source, latent, 1, values.AsSpan(image * size, size));
            }
        }
    }

    /// <summary>Copies [lanes, images, elements] to the host, image by image; one image is in that order already.</summary>
    private static void Download(IPrimitives device, Tensor block, Shape shape, Span<float> values)
    {
        if (shape[1] == 1)
        {
            device.Download(block, values);
            return;
        }

        using var flat = device.Reshape(block, shape);
        using var byImage = device.Permute(flat, [1, 0, 2]);
        device.Download(byImage, values);
    }
}
