using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Turns between rows of single tiles and vectors of the same element of eight tiles.</summary>
internal static unsafe class TileRows
{
    /// <summary>Tiles side by side.</summary>
    public const int Tiles = 8;

    /// <summary>The first four elements of eight tiles' rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> D0, Vector256<float> D1, Vector256<float> D2, Vector256<float> D3) LoadFour(float* rows, int* offsets)
    {
        if (!Avx.IsSupported)
        {
            return (Gather(rows, offsets), Gather(rows + 1, offsets), Gather(rows + 2, offsets), Gather(rows + 3, offsets));
        }

        var (a, b, c, d) = (Pair(rows, offsets, 0), Pair(rows, offsets, 1), Pair(rows, offsets, 2), Pair(rows, offsets, 3));
        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        var (abHigh, cdHigh) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
        return (
            Avx.UnpackLow(ab, cd).AsSingle(), Avx.UnpackHigh(ab, cd).AsSingle(),
            Avx.UnpackLow(abHigh, cdHigh).AsSingle(), Avx.UnpackHigh(abHigh, cdHigh).AsSingle());
    }

    /// <summary>The first two elements of eight tiles' rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> D0, Vector256<float> D1) LoadTwo(float* rows, int* offsets)
    {
        if (!Avx.IsSupported)
        {
            return (Gather(rows, offsets), Gather(rows + 1, offsets));
        }

        var (a, b, c, d) = (Pair(rows, offsets, 0), Pair(rows, offsets, 1), Pair(rows, offsets, 2), Pair(rows, offsets, 3));
        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        return (Avx.UnpackLow(ab, cd).AsSingle(), Avx.UnpackHigh(ab, cd).AsSingle());
    }

    /// <summary>Stores four elements of eight tiles as the tiles' rows, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* rows)
    {
        if (!Avx.IsSupported)
        {
            for (var tile = 0; tile < Tiles; tile++)
            {
                Vector128.Create(a[tile], b[tile], c[tile], d[tile]).Store(rows + (tile * 4));
            }

            return;
        }

        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        var (abHigh, cdHigh) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
        StorePair(Avx.UnpackLow(ab, cd).AsSingle(), rows);
        StorePair(Avx.UnpackHigh(ab, cd).AsSingle(), rows + 4);
        StorePair(Avx.UnpackLow(abHigh, cdHigh).AsSingle(), rows + 8);
        StorePair(Avx.UnpackHigh(abHigh, cdHigh).AsSingle(), rows + 12);
    }

    /// <summary>The rows of a tile and of the fourth one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* rows, int* offsets, int tile) =>
        Vector256.Create(Vector128.Load(rows + offsets[tile]), Vector128.Load(rows + offsets[tile + 4]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(Vector256<float> pair, float* target)
    {
        pair.GetLower().Store(target);
        pair.GetUpper().Store(target + 16);
    }

    private static Vector256<float> Gather(float* rows, int* offsets) => Vector256.Create(
        rows[offsets[0]], rows[offsets[1]], rows[offsets[2]], rows[offsets[3]],
        rows[offsets[4]], rows[offsets[5]], rows[offsets[6]], rows[offsets[7]]);
}
