using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>What an adjoint in the input, or a convolution in tiles, reads and writes.</summary>
/// <param name="cotangent">The cotangent's images.</param>
/// <param name="earlier">What the results are added to, if it has elements.</param>
/// <param name="results">Where they go.</param>
/// <param name="places">Where the cotangent's elements belong, if its planes are smaller.</param>
internal readonly unsafe struct AdjointOperands<T>(GatedImages<T> cotangent, GatedImages<T> earlier, T* results, ChosenPlaces? places = null)
    where T : unmanaged
{
    public GatedImages<T> Cotangent => cotangent;

    public GatedImages<T> Earlier => earlier;

    public T* Results => results;

    public ChosenPlaces? Places => places;

    /// <summary>Adds what there is already to some elements of an image's results.</summary>
    public void AddEarlier(int image, nint start, int count)
    {
        if (earlier.Values == null)
        {
            return;
        }

        var source = earlier.Image(image) + start;
        var gate = earlier.Gate(image);
        var target = results + earlier.Offset(image) + start;
        for (var i = 0; i < count; i += Vector256<T>.Count)
        {
            var total = GatedImages<T>.Load(source + i, gate == null ? null : gate + start + i) + Vector256.Load(target + i);
            Tail.Store(total, target + i, Math.Min(Vector256<T>.Count, count - i));
        }
    }
}
