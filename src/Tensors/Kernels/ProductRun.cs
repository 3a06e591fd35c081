using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>One run of columns times a range of row panels of a packed left operand: what one worker computes by itself.</summary>
internal readonly unsafe struct ProductRun<T>(PackedLeft<T> left, T* packed, T* output, nint outputRowStride, bool accumulate)
    where T : unmanaged
{
    /// <summary>Columns that one worker takes at a time: with 256 rows of depth they fill half of a 512 KiB second-level cache.</summary>
    public const int Columns = 192;

    /// <summary>Rows that are multiplied by a run of columns before the next rows come; they fill the other half.</summary>
    private const int RowsInCache = 192;

    /// <summary>Most sums that stay apart from the output: 192 columns of some 5,000 rows.</summary>
    private const int MostSums = 1 << 20;

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
        var sums = PartialSums(paddedColumns, panelEnd - panelStart, scratch);
        for (var start = 0; start < depth; start += left.Blocks.SizeAt(start))
        {
            right.Pack(start, left.Blocks.SizeAt(start), panels);
            MultiplyBlock(start, new RightBlock<T>(panels, null), offsets, columns, panelStart, panelEnd, sums, scratch);
        }

        if (depth == 0 && !accumulate)
            Clear(offsets, columns, panelStart, panelEnd);
    }

    /// <summary>Offsets of columns that lie in the output side by side.</summary>
    public static nint* SideBySide(int columns, Scratch scratch)
    {
        var offsets = scratch.Get<nint>(ScratchUse.ColumnOffsets, columns);
        for (var i = 0; i < columns; i++)
        {
            offsets[i] = i;
        }

        return offsets;
    }

    /// <summary>Memory for the sums of whole tiles, if their depth has several blocks and they are not too many to stay near a core.</summary>
    public T* PartialSums(int columns, int panels, Scratch scratch)
    {
        var count = (nint)columns * panels * left.Kernel.Rows;
        return left.Blocks.Depth > left.Blocks.SizeAt(0) && count <= MostSums ? scratch.Get<T>(ScratchUse.PartialSums, count) : null;
    }

    /// <summary>The share of one block of the depth.</summary>
    /// <param name="start">Where in the depth the block starts.</param>
    /// <param name="block">Its columns; whole tiles of them can be read.</param>
    /// <param name="offsets">Where the columns lie in the output.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="panelStart">The first panel of rows.</param>
    /// <param name="panelEnd">The end of the panels.</param>
    /// <param name="sums">
    /// Memory for all tiles, where sums stay side by side until the last block: rows of the output lie far apart, often in the same sets of a
    /// cache, or in pieces. Without it they stay in the output.
    /// </param>
    /// <param name="scratch">The worker's memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MultiplyBlock(
        int start, RightBlock<T> block, nint* offsets, int columns, int panelStart, int panelEnd, T* sums, Scratch scratch)
    {
        var (kernel, depth) = (left.Kernel, left.Blocks.SizeAt(start));
        var size = kernel.Rows * kernel.Columns;
        var continues = accumulate || start > 0;
        var (comes, stays) = (sums != null && start > 0, sums != null && start + depth < left.Blocks.Depth);
        var writable = left.FullPanels + (left.EndsWithFew ? 1 : 0);
        var step = Math.Max(1, RowsInCache / kernel.Rows);
        for (var first = panelStart; first < panelEnd; first += step)
        {
            var end = Math.Min(first + step, panelEnd);
            for (var column = 0; column < columns; column += kernel.Columns)
            {
                var lanes = Math.Min(kernel.Columns, columns - column);
                var right = block.From(column, depth);
                var place = output + ((nint)first * kernel.Rows * outputRowStride) + offsets[column];
                var places = new TileWalk<T>(place, outputRowStride, kernel.Rows * outputRowStride);
                var tile = ((nint)column / kernel.Columns * (panelEnd - panelStart)) + first - panelStart;
                var own = sums == null ? default : new TileWalk<T>(sums + (tile * size), kernel.Columns, size);
                var isWhole = lanes == kernel.Columns && offsets[column + lanes - 1] - offsets[column] == lanes - 1;
                var whole = stays && (comes || !continues) ? end : isWhole ? Math.Clamp(writable, first, end) : first;
                MultiplyWhole(start, first, whole, right, comes ? own : continues ? places : default, stays ? own : places);
                for (var panel = whole; panel < end; panel++)
                {
                    var sum = own.First + ((panel - first) * own.Step);
                    MultiplyEdge(start, panel, right, offsets + column, lanes, comes ? sum : null, stays ? sum : null, scratch);
                }
            }
        }
    }

    /// <summary>Whole tiles from sums, or from zero, to places where rows lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyWhole(int start, int first, int end, RightBlock<T> right, TileWalk<T> from, TileWalk<T> to)
    {
        var (kernel, depth) = (left.Kernel, left.Blocks.SizeAt(start));
        var full = left.EndsWithFew ? left.FullPanels : end;
        var rowPanel = left.Panel(packed, first, start);
        var source = from.First;
        var target = to.First;
        for (var panel = first; panel < end; panel++)
        {
            Prefetch(target + to.Step, to.Stride, kernel.Rows, kernel.Columns - 1);
            if (source != target && source != null)
                Prefetch(source + from.Step, from.Stride, kernel.Rows, kernel.Columns - 1);
            if (panel < full)
                kernel.Multiply(depth, rowPanel, right, source, from.Stride, target, to.Stride);
            else
                kernel.MultiplyFew(left.LastRows, depth, rowPanel, right, source, from.Stride, target, to.Stride);
            rowPanel += (nint)depth * kernel.Rows;
            source += from.Step;
            target += to.Step;
        }
    }

    /// <summary>Tiles at an edge of the output run the same kernel on a whole tile, so no value depends on where edges fall.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyEdge(int start, int panel, RightBlock<T> right, nint* offsets, int lanes, T* comes, T* stays, Scratch scratch)
    {
        var (kernel, depth) = (left.Kernel, left.Blocks.SizeAt(start));
        var tile = scratch.Get<T>(ScratchUse.Tile, kernel.Rows * kernel.Columns);
        var rows = Math.Min(kernel.Rows, left.Rows - (panel * kernel.Rows));
        var target = output + ((nint)panel * kernel.Rows * outputRowStride);
        var gathers = comes == null && (accumulate || start > 0);
        for (var row = 0; row < rows && gathers; row++)
        {
            for (var lane = 0; lane < lanes; lane++)
                tile[(row * kernel.Columns) + lane] = target[(row * outputRowStride) + offsets[lane]];
        }

        var result = stays == null ? tile : stays;
        kernel.Multiply(depth, left.Panel(packed, panel, start), right, gathers ? tile : comes, kernel.Columns, result, kernel.Columns);
        for (var row = 0; row < rows && stays == null; row++)
        {
            for (var lane = 0; lane < lanes; lane++)
                target[(row * outputRowStride) + offsets[lane]] = tile[(row * kernel.Columns) + lane];
        }
    }

    /// <summary>Calls the next tile's rows: those of the output lie far apart, so that no cache foresees them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(T* tile, nint stride, int rows, int last)
    {
        for (var row = 0; row < rows; row++, tile += stride)
        {
            CacheLines.Call(tile);
            CacheLines.Call(tile + last);
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
