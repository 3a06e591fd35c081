using RepXai.Attribution.Engine;
using RepXai.Tensors.Formats;

namespace RepXai.Cli.Attributing;

/// <summary>Collects the attributions of a group of images, whose blocks come in any order of images, and appends them to a file in the file's order.</summary>
internal sealed class PhiGroup : IAttributionSink
{
    private readonly IReadOnlyList<WrittenTensor> tensors;
    private readonly int[] latentSizes;
    private readonly float[][] values;
    private readonly int latents;

    /// <summary>Room for a group.</summary>
    /// <param name="tensors">The file's tensors, one for each source.</param>
    /// <param name="images">The most images of a group.</param>
    public PhiGroup(IReadOnlyList<WrittenTensor> tensors, int images)
    {
        this.tensors = tensors;
        latents = tensors[0].Shape[1];
        latentSizes = [.. tensors.Select(LatentSize)];
        values = [.. latentSizes.Select(size => new float[checked(images * latents * size)])];
    }

    /// <summary>Bytes that one image takes.</summary>
    public static long BytesOfImage(IReadOnlyList<WrittenTensor> tensors) => tensors.Sum(tensor => (long)tensor.Shape[1] * LatentSize(tensor) * sizeof(float));

    /// <inheritdoc/>
    public void Accept(int image, int source, int firstLatent, int latents, ReadOnlyMemory<float> phi) =>
        phi.CopyTo(values[source].AsMemory(((image * this.latents) + firstLatent) * latentSizes[source]));

    /// <summary>Appends the first images of the group.</summary>
    public void AppendTo(SafetensorsWriter writer, int images)
    {
        for (var source = 0; source < tensors.Count; source++)
            writer.Append(tensors[source].Name, values[source].AsSpan(0, images * latents * latentSizes[source]));
    }

    private static int LatentSize(WrittenTensor tensor) => tensor.Shape.Skip(2).Aggregate(1, (count, extent) => checked(count * extent));
}
