using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Transposition of small blocks in registers.</summary>
internal static unsafe class Blocks
{
    /// <summary>Writes the transposed 8 x 8 block, its rows from the first to the last; strides are in elements.</summary>
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
    /// Writes the transposed block of four rows of eight columns, which lie one behind the other. Rows are written from the first to the last, so
    /// that a shorter stride lets each cover the end of the one before it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeFour(float* source, float* destination, nint destinationStride)
    {
        var (a, b, c, d) = Turn(Vector256.Load(source), Vector256.Load(source + 8), Vector256.Load(source + 16), Vector256.Load(source + 24));
        a.GetLower().Store(destination);
        b.GetLower().Store(destination + destinationStride);
        c.GetLower().Store(destination + (2 * destinationStride));
        d.GetLower().Store(destination + (3 * destinationStride));
        destination += 4 * destinationStride;
        a.GetUpper().Store(destination);
        b.GetUpper().Store(destination + destinationStride);
        c.GetUpper().Store(destination + (2 * destinationStride));
        d.GetUpper().Store(destination + (3 * destinationStride));
    }

    /// <summary>Brings two rows between each other, in whole vectors: up to fifteen elements more than <paramref name="count"/> are written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Interleave(float* even, float* odd, float* destination, int count)
    {
        if (Avx.IsSupported)
        {
            for (var i = 0; i < count; i += 2 * Vector256<float>.Count)
            {
                Pairs.Store(Vector256.Load(even + (i / 2)), Vector256.Load(odd + (i / 2)), destination + i);
            }

            return;
        }

        for (var i = 0; i < count; i++)
        {
            destination[i] = (i % 2 == 0 ? even : odd)[i / 2];
        }
    }

    /// <summary>Transposes the left and the right 4 x 4 half of four rows, each in its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> A, Vector256<float> B, Vector256<float> C, Vector256<float> D) Turn(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (!Avx.IsSupported)
        {
            return (Column(0, a, b, c, d), Column(1, a, b, c, d), Column(2, a, b, c, d), Column(3, a, b, c, d));
        }

        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        var (abHigh, cdHigh) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
        return (
            Avx.UnpackLow(ab, cd).AsSingle(), Avx.UnpackHigh(ab, cd).AsSingle(),
            Avx.UnpackLow(abHigh, cdHigh).AsSingle(), Avx.UnpackHigh(abHigh, cdHigh).AsSingle());
    }

    private static Vector256<float> Column(int column, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) => Vector256.Create(
        a[column], b[column], c[column], d[column], a[column + 4], b[column + 4], c[column + 4], d[column + 4]);

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
        (a, b, c, d) = Turn(a, b, c, d);
        a.Store(destination);
        b.Store(destination + destinationStride);
        c.Store(destination + (2 * destinationStride));
        d.Store(destination + (3 * destinationStride));
    }
}
