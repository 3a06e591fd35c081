using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>One run of columns times a range of row panels of a packed left operand: what one worker computes by itself.</summary>
internal readonly unsafe struct ProductRun<T>(PackedLeft<T> left, T* packed, T* output, nint outputRowStride, bool accumulate)
    where T : unmanaged
{
    /// <summary>Columns that one worker takes at a time: with 256 rows of depth they fill half of a 512 KiB second-level cache.</summary>
    public const int Columns = 192;

    /// <summary>Rows that are multiplied by a run of columns before the next rows come; they fill the other half.</summary>
    private const int RowsInCache = 192;

    /// <summary>output[row, column] (+)= left x right for the given columns and panels of rows.</summary>
    public void Multiply<TRight>(ref TRight right, int columnStart, int columns, int panelStart, int panelEnd, Scratch scratch)
        where TRight : struct, IRightOperand<T>
    {
        var width = left.Kernel.Columns;
        var paddedColumns = (columns + width - 1) / width * width;
        var offsets = scratch.Get<nint>(ScratchUse.ColumnOffsets, paddedColumns);
        right.Begin(columnStart, columns, width, scratch);
        right.Locate(offsets);
        var depth = left.Blocks.Depth;
        var panels = scratch.Get<T>(ScratchUse.RightPanels, (nint)paddedColumns * left.Blocks.SizeAt(0));
        for (var start = 0; start < depth; start += left.Blocks.SizeAt(start))
        {
            right.Pack(start, left.Blocks.SizeAt(start), panels);
            MultiplyBlock(start, panels, offsets, columns, panelStart, panelEnd, scratch);
        }

        if (depth == 0 && !accumulate)
            Clear(offsets, columns, panelStart, panelEnd);
    }

    /// <summary>The share of one block of the depth, whose columns are packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MultiplyBlock(int start, T* panels, nint* offsets, int columns, int panelStart, int panelEnd, Scratch scratch)
    {
        var (kernel, depth) = (left.Kernel, left.Blocks.SizeAt(start));
        var tile = scratch.Get<T>(ScratchUse.Tile, kernel.Rows * kernel.Columns);
        var continues = accumulate || start > 0;
        var step = Math.Max(1, RowsInCache / kernel.Rows);
        for (var first = panelStart; first < panelEnd; first += step)
        {
            for (var column = 0; column < columns; column += kernel.Columns)
            {
                var lanes = Math.Min(kernel.Columns, columns - column);
                var together = lanes == kernel.Columns && offsets[column + lanes - 1] - offsets[column] == lanes - 1;
                var right = panels + ((nint)column * depth);
                for (var panel = first; panel < Math.Min(first + step, panelEnd); panel++)
                {
                    var rows = Math.Min(kernel.Rows, left.Rows - (panel * kernel.Rows));
                    var target = output + ((nint)panel * kernel.Rows * outputRowStride);
                    var rowPanel = left.Panel(packed, panel, start);
                    Prefetch(target + offsets[column] + (kernel.Rows * outputRowStride), kernel.Rows, kernel.Columns - 1);
                    if (together && rows == kernel.Rows)
                        kernel.Multiply(depth, rowPanel, right, target + offsets[column], outputRowStride, continues);
                    else
                        MultiplyEdge(kernel, depth, rowPanel, right, target, rows, offsets + column, lanes, tile, continues);
                }
            }
        }
    }

    /// <summary>Calls the next tile's rows of the output: they lie far apart, so that no cache foresees them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(T* target, int rows, int last)
    {
        if (!Sse.IsSupported)
            return;
        for (var row = 0; row < rows; row++, target += outputRowStride)
        {
            Sse.Prefetch0(target);
            Sse.Prefetch0(target + last);
        }
    }

    /// <summary>Tiles at an edge run the same kernel on a whole tile of their own, so no value depends on where edges fall.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyEdge(
        MicroKernel<T> kernel, int depth, T* rowPanel, T* right, T* target, int rows, nint* offsets, int lanes, T* tile, bool continues)
    {
        if (continues)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var lane = 0; lane < lanes; lane++)
                    tile[(row * kernel.Columns) + lane] = target[(row * outputRowStride) + offsets[lane]];
            }
        }

        kernel.Multiply(depth, rowPanel, right, tile, kernel.Columns, continues);
        for (var row = 0; row < rows; row++)
        {
            for (var lane = 0; lane < lanes; lane++)
                target[(row * outputRowStride) + offsets[lane]] = tile[(row * kernel.Columns) + lane];
        }
    }

    private void Clear(nint* offsets, int columns, int panelStart, int panelEnd)
    {
        for (var row = panelStart * left.Kernel.Rows; row < Math.Min(left.Rows, panelEnd * left.Kernel.Rows); row++)
        {
            for (var column = 0; column < columns; column++)
                output[(row * outputRowStride) + offsets[column]] = default;
        }
    }
}
