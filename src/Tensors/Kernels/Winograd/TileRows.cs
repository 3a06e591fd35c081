using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Turns rows of single tiles into vectors of the same element of eight tiles.</summary>
internal static unsafe class TileRows
{
    /// <summary>Tiles side by side.</summary>
    public const int Tiles = 8;

    /// <summary>Gathers the first elements of eight tiles' rows: all first ones, then all second ones, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(float* rows, int* offsets, int count, float* elements)
    {
        var i = 0;
        if (Avx.IsSupported)
        {
            for (; i + 4 <= count; i += 4)
            {
                LoadFour(rows + i, offsets, elements + (i * Tiles));
            }

            if (i + 2 <= count)
            {
                LoadTwo(rows + i, offsets, elements + (i * Tiles));
                i += 2;
            }
        }

        for (; i < count; i++)
        {
            Gather(rows + i, offsets).Store(elements + (i * Tiles));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadFour(float* rows, int* offsets, float* elements)
    {
        var (a, b, c, d) = (Pair(rows, offsets, 0), Pair(rows, offsets, 1), Pair(rows, offsets, 2), Pair(rows, offsets, 3));
        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        var (abHigh, cdHigh) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
        Avx.UnpackLow(ab, cd).AsSingle().Store(elements);
        Avx.UnpackHigh(ab, cd).AsSingle().Store(elements + Tiles);
        Avx.UnpackLow(abHigh, cdHigh).AsSingle().Store(elements + (2 * Tiles));
        Avx.UnpackHigh(abHigh, cdHigh).AsSingle().Store(elements + (3 * Tiles));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadTwo(float* rows, int* offsets, float* elements)
    {
        var (a, b, c, d) = (Pair(rows, offsets, 0), Pair(rows, offsets, 1), Pair(rows, offsets, 2), Pair(rows, offsets, 3));
        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        Avx.UnpackLow(ab, cd).AsSingle().Store(elements);
        Avx.UnpackHigh(ab, cd).AsSingle().Store(elements + Tiles);
    }

    /// <summary>The rows of a tile and of the fourth one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* rows, int* offsets, int tile) =>
        Vector256.Create(Vector128.Load(rows + offsets[tile]), Vector128.Load(rows + offsets[tile + 4]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(float* rows, int* offsets) => Vector256.Create(
        rows[offsets[0]], rows[offsets[1]], rows[offsets[2]], rows[offsets[3]],
        rows[offsets[4]], rows[offsets[5]], rows[offsets[6]], rows[offsets[7]]);
}
