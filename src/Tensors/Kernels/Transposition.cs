using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Transposes small matrices between registers and memory.</summary>
internal static unsafe class Transposition
{
    /// <summary>Writes four rows of eight as eight rows of four.</summary>
    /// <param name="rows">The rows, one behind the other.</param>
    /// <param name="columns">Where the first column goes.</param>
    /// <param name="pitch">From one column to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FourByEight(float* rows, float* columns, int pitch)
    {
        var (a, b, c, d) = (Vector256.Load(rows), Vector256.Load(rows + 8), Vector256.Load(rows + 16), Vector256.Load(rows + 24));
        if (!Avx.IsSupported)
        {
            for (var column = 0; column < Vector256<float>.Count; column++)
            {
                Vector128.Create(a[column], b[column], c[column], d[column]).Store(columns + (column * pitch));
            }

            return;
        }

        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        var (abHigh, cdHigh) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
        StorePair(Avx.UnpackLow(ab, cd).AsSingle(), columns, pitch);
        StorePair(Avx.UnpackHigh(ab, cd).AsSingle(), columns + pitch, pitch);
        StorePair(Avx.UnpackLow(abHigh, cdHigh).AsSingle(), columns + (2 * pitch), pitch);
        StorePair(Avx.UnpackHigh(abHigh, cdHigh).AsSingle(), columns + (3 * pitch), pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(Vector256<float> pair, float* target, int pitch)
    {
        pair.GetLower().Store(target);
        pair.GetUpper().Store(target + (4 * pitch));
    }
}
