using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The images of a cotangent of which only a few channels differ from zero, as below a pooled latent or a channel of a convolution. Each
/// image is judged by itself, so its result does not depend on the others.
/// </summary>
internal sealed unsafe class SparseCotangent
{
    /// <summary>Channels of an image that are worth being added one by one.</summary>
    public const int MostChannels = 2;

    /// <summary>Fewer channels are as soon added as looked at.</summary>
    private const int FewestOutputs = 16;

    private readonly int[] channels;

    private SparseCotangent(int[] images, int[] channels) => (Images, this.channels) = (images, channels);

    /// <summary>The sparse images.</summary>
    public int[] Images { get; }

    /// <summary>The channels of the sparse image number <paramref name="place"/> that differ from zero; -1 for none.</summary>
    public ReadOnlySpan<int> ChannelsOf(int place) => channels.AsSpan(place * MostChannels, MostChannels);

    /// <summary>Finds the sparse images; null where there are none.</summary>
    public static SparseCotangent? Of<T>(ConvolutionCase shape, GatedImages<T> cotangent)
        where T : unmanaged
    {
        if (shape.Groups > 1 || shape.Geometry.SpatialRank > 2 || shape.Outputs < FewestOutputs || shape.OutputPlane == 0)
        {
            return null;
        }

        var (plane, images, channels) = (shape.OutputPlane, new List<int>(), new List<int>());
        Span<int> found = stackalloc int[MostChannels];
        for (var image = 0; image < shape.Images; image++)
        {
            if (IsSparse(cotangent.Image(image), cotangent.Gate(image), shape.Outputs, plane, found))
            {
                images.Add(image);
                channels.AddRange(found);
            }
        }

        return images.Count == 0 ? null : new SparseCotangent([.. images], [.. channels]);
    }

    private static bool IsSparse<T>(T* image, T* gate, int channels, int plane, Span<int> found)
        where T : unmanaged
    {
        var count = 0;
        found.Fill(-1);
        for (var channel = 0; channel < channels; channel++, image += plane, gate += gate == null ? 0 : plane)
        {
            if (!IsZero(image, gate, plane))
            {
                if (count == found.Length)
                {
                    return false;
                }

                found[count++] = channel;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsZero<T>(T* values, T* gate, int count)
        where T : unmanaged
    {
        var i = 0;
        for (; i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            if (!Vector256.EqualsAll(GatedImages<T>.Load(values + i, gate == null ? null : gate + i), Vector256<T>.Zero))
            {
                return false;
            }
        }

        return i == count
            || Vector256.EqualsAll(GatedImages<T>.Load(values + i, gate == null ? null : gate + i) & Tail.Mask<T>(count - i), Vector256<T>.Zero);
    }
}
