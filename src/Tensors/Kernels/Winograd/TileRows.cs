using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Turns between rows of single tiles and vectors of the same element of eight tiles.</summary>
internal static unsafe class TileRows
{
    /// <summary>Tiles side by side.</summary>
    public const int Tiles = 8;

    /// <summary>The first five or six columns of eight tiles' rows, [column, tile].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(float* rows, int* offsets, int count, float* columns)
    {
        if (!Avx.IsSupported)
        {
            for (var column = 0; column < count; column++)
            {
                for (var tile = 0; tile < Tiles; tile++)
                {
                    columns[(column * Tiles) + tile] = rows[offsets[tile] + column];
                }
            }

            return;
        }

        LoadFour(rows, offsets, columns, 4);
        LoadFour(rows + 4, offsets, columns + (4 * Tiles), count - 4);
    }

    /// <summary>Four vectors of eight tiles become eight tiles' rows of four, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(float* line)
    {
        var a = Vector256.Load(line);
        var b = Vector256.Load(line + Tiles);
        var c = Vector256.Load(line + (2 * Tiles));
        var d = Vector256.Load(line + (3 * Tiles));
        if (!Avx.IsSupported)
        {
            for (var tile = 0; tile < Tiles; tile++)
            {
                Vector128.Create(a[tile], b[tile], c[tile], d[tile]).Store(line + (tile * 4));
            }

            return;
        }

        var (ab, cd) = (Avx.UnpackLow(a, b), Avx.UnpackLow(c, d));
        var (abHigh, cdHigh) = (Avx.UnpackHigh(a, b), Avx.UnpackHigh(c, d));
        StorePair(Avx.UnpackLow(ab.AsDouble(), cd.AsDouble()).AsSingle(), line);
        StorePair(Avx.UnpackHigh(ab.AsDouble(), cd.AsDouble()).AsSingle(), line + 4);
        StorePair(Avx.UnpackLow(abHigh.AsDouble(), cdHigh.AsDouble()).AsSingle(), line + 8);
        StorePair(Avx.UnpackHigh(abHigh.AsDouble(), cdHigh.AsDouble()).AsSingle(), line + 12);
    }

    /// <summary>The rows of a tile and of the fourth one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(Vector256<float> rows, float* target)
    {
        rows.GetLower().Store(target);
        rows.GetUpper().Store(target + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadFour(float* rows, int* offsets, float* columns, int count)
    {
        var a = Vector256.Create(Vector128.Load(rows + offsets[0]), Vector128.Load(rows + offsets[4]));
        var b = Vector256.Create(Vector128.Load(rows + offsets[1]), Vector128.Load(rows + offsets[5]));
        var c = Vector256.Create(Vector128.Load(rows + offsets[2]), Vector128.Load(rows + offsets[6]));
        var d = Vector256.Create(Vector128.Load(rows + offsets[3]), Vector128.Load(rows + offsets[7]));
        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        Avx.UnpackLow(ab, cd).AsSingle().Store(columns);
        if (count > 1)
        {
            Avx.UnpackHigh(ab, cd).AsSingle().Store(columns + Tiles);
        }

        if (count > 2)
        {
            (ab, cd) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
            Avx.UnpackLow(ab, cd).AsSingle().Store(columns + (2 * Tiles));
            Avx.UnpackHigh(ab, cd).AsSingle().Store(columns + (3 * Tiles));
        }
    }
}
