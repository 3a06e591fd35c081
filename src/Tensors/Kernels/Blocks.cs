using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Transposition of small blocks in registers.</summary>
internal static unsafe class Blocks
{
    /// <summary>Writes the transposed 8 x 8 block; strides are in elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        var (fifth, seventh) = (4 * sourceStride, 6 * sourceStride);
        Half(source, sourceStride, fifth, seventh, destination, destinationStride);
        Half(source + 4, sourceStride, fifth, seventh, destination + (4 * destinationStride), destinationStride);
    }

    /// <summary>
    /// Writes the transposed block of four or six rows of eight columns, its rows from the first to the last. Each is eight elements long: those
    /// behind the fourth or sixth have no meaning.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeFew(float* source, nint sourceStride, int rows, float* destination, nint destinationStride)
    {
        var lower = (rows - 2) * sourceStride;
        Half(source, sourceStride, lower, lower, destination, destinationStride);
        Half(source + 4, sourceStride, lower, lower, destination + (4 * destinationStride), destinationStride);
    }

    /// <summary>
    /// Eight rows of four columns become four rows of eight columns; the fifth and sixth row, and the seventh and eighth, lie where they are said to.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(float* source, nint stride, nint fifth, nint seventh, float* destination, nint destinationStride)
    {
        var a = Vector256.Create(Vector128.Load(source), Vector128.Load(source + fifth));
        var b = Vector256.Create(Vector128.Load(source + stride), Vector128.Load(source + fifth + stride));
        var c = Vector256.Create(Vector128.Load(source + (2 * stride)), Vector128.Load(source + seventh));
        var d = Vector256.Create(Vector128.Load(source + (3 * stride)), Vector128.Load(source + seventh + stride));
        var ab = Interleave(a, b, high: false);
        var cd = Interleave(c, d, high: false);
        var abHigh = Interleave(a, b, high: true);
        var cdHigh = Interleave(c, d, high: true);
        Pair(ab, cd, high: false).Store(destination);
        Pair(ab, cd, high: true).Store(destination + destinationStride);
        Pair(abHigh, cdHigh, high: false).Store(destination + (2 * destinationStride));
        Pair(abHigh, cdHigh, high: true).Store(destination + (3 * destinationStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Interleave(Vector256<float> left, Vector256<float> right, bool high) =>
        high
            ? Avx.UnpackHigh(left, right)
            : Avx.UnpackLow(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(Vector256<float> left, Vector256<float> right, bool high) =>
        high
            ? Avx.UnpackHigh(left.AsDouble(), right.AsDouble()).AsSingle()
            : Avx.UnpackLow(left.AsDouble(), right.AsDouble()).AsSingle();
}
