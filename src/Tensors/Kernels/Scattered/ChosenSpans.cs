using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>Which rows of an image the elements of each pooled row belong to.</summary>
internal readonly unsafe struct ChosenSpans
{
    private readonly int* firstRows;

    /// <summary>Reads an image's places.</summary>
    /// <param name="layout">The image's rows.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="height">Pooled rows.</param>
    /// <param name="width">Columns of a pooled row.</param>
    /// <param name="places">Each pooled element's place.</param>
    /// <param name="scratch">Private memory.</param>
    public ChosenSpans(PositionLayout layout, int rows, int height, int width, int* places, Scratch scratch)
    {
        (Height, Width) = (height, width);
        firstRows = scratch.Get<int>(ScratchUse.ColumnOffsets, 2 * (nint)height);
        var lastRows = firstRows + height;
        for (var row = height - 1; row >= 0; row--)
        {
            var (least, greatest) = Range(places + ((nint)row * width), layout.Channels, (nint)height * width, width);
            lastRows[row] = greatest / layout.Positions;
            firstRows[row] = Math.Min(least / layout.Positions, row + 1 < height ? firstRows[row + 1] : rows);
        }

        RowsTogether = 1;
        for (int row = 0, fed = 0, last = 0; row < rows; row++)
        {
            for (; fed < height && firstRows[fed] <= row; fed++)
            {
                last = Math.Max(last, lastRows[fed]);
            }

            RowsTogether = Math.Max(RowsTogether, last - row + 1);
        }
    }

    /// <summary>Pooled rows.</summary>
    public int Height { get; }

    /// <summary>Columns of a pooled row.</summary>
    public int Width { get; }

    /// <summary>Rows that hold elements at a time, if each pooled row is read when <see cref="FirstRow"/> comes.</summary>
    public int RowsTogether { get; }

    /// <summary>The first row that any element of a pooled row, or of a later one, belongs to.</summary>
    public int FirstRow(int pooledRow) => firstRows[pooledRow];

    /// <summary>The least and the greatest place in one row of all planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Least, int Greatest) Range(int* places, int planes, nint plane, int width)
    {
        var (least, greatest) = (Vector256.Create(int.MaxValue), Vector256<int>.Zero);
        var (first, last) = (int.MaxValue, 0);
        for (var i = 0; i < planes; i++, places += plane)
        {
            var column = 0;
            for (; column + Vector256<int>.Count <= width; column += Vector256<int>.Count)
            {
                var own = Vector256.Load(places + column);
                (least, greatest) = (Vector256.Min(least, own), Vector256.Max(greatest, own));
            }

            for (; column < width; column++)
            {
                (first, last) = (Math.Min(first, places[column]), Math.Max(last, places[column]));
            }
        }

        for (var lane = 0; lane < Vector256<int>.Count; lane++)
        {
            (first, last) = (Math.Min(first, least[lane]), Math.Max(last, greatest[lane]));
        }

        return (first, last);
    }
}
