using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Images whose elements count where a rectifier let them through; the gate may repeat for every few images.</summary>
internal readonly unsafe struct GatedImages<T>(T* values, T* gate, int gateImages, nint imageSize)
    where T : unmanaged
{
    /// <summary>Images all of whose elements count.</summary>
    public GatedImages(T* values, nint imageSize)
        : this(values, null, 1, imageSize)
    {
    }

    /// <summary>Images of a block.</summary>
    public GatedImages(GatedBlock<T> block, nint imageSize)
        : this(
            block.Values.Pointer,
            block.Gate is { } own ? own.Pointer : null,
            block.Gate is { } repeated ? (int)(repeated.Count / Math.Max(1, imageSize)) : 1,
            imageSize)
    {
    }

    /// <summary>The elements; null where there are no images at all.</summary>
    public T* Values => values;

    /// <summary>The gate's elements; null where all elements count.</summary>
    public T* Gates => gate;

    /// <summary>How many images have gates of their own; the others repeat them.</summary>
    public int GateImages => gateImages;

    /// <summary>Where an image starts.</summary>
    public T* Image(int image) => values + Offset(image);

    /// <summary>An image's first element.</summary>
    public nint Offset(int image) => image * imageSize;

    /// <summary>Where an image's gate starts; null where all elements count.</summary>
    public T* Gate(int image) => gate == null ? null : gate + GateOffset(image);

    /// <summary>The gate's first element for an image; zero where all elements count.</summary>
    public nint GateOffset(int image) => gate == null ? 0 : image % gateImages * imageSize;

    /// <summary>A vector of elements behind their gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* value, T* gate) => gate == null
        ? Vector256.Load(value)
        : Vector256.Load(value) & Vector256.GreaterThan(Vector256.Load(gate), Vector256<T>.Zero);
}
