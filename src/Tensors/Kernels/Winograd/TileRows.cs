using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        for (; i + 4 <= count; i += 4)
        {
            var (first, second, third, fourth) = Four(rows + i, offsets);
            first.Store(elements + (i * Tiles));
            second.Store(elements + ((i + 1) * Tiles));
            third.Store(elements + ((i + 2) * Tiles));
            fourth.Store(elements + ((i + 3) * Tiles));
        }

        if (i + 2 <= count)
        {
            var (first, second, _, _) = Four(rows + i, offsets);
            first.Store(elements + (i * Tiles));
            second.Store(elements + ((i + 1) * Tiles));
            i += 2;
        }

        for (; i < count; i++)
        {
            Gather(rows + i, offsets).Store(elements + (i * Tiles));
        }
    }

    /// <summary>Four elements of the tiles' rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Second, Vector256<float> Third, Vector256<float> Fourth) Four(float* rows, int* offsets) =>
        Blocks.Turn(Pair(rows, offsets, 0), Pair(rows, offsets, 1), Pair(rows, offsets, 2), Pair(rows, offsets, 3));

    /// <summary>The rows of a tile and of the fourth one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* rows, int* offsets, int tile) =>
        Vector256.Create(Vector128.Load(rows + offsets[tile]), Vector128.Load(rows + offsets[tile + 4]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(float* rows, int* offsets) => Vector256.Create(
        rows[offsets[0]], rows[offsets[1]], rows[offsets[2]], rows[offsets[3]],
        rows[offsets[4]], rows[offsets[5]], rows[offsets[6]], rows[offsets[7]]);
}
