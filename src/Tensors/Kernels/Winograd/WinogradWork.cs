namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Convolves runs of tiles: transforms their inputs into packed panels, multiplies at each point, and transforms back.</summary>
internal readonly unsafe struct WinogradWork<TScheme>(
    WinogradLayer layer, WinogradPanels panels, float* packed, float* images, float* results, int tilesInChunk) : IWork
    where TScheme : struct, ITileScheme
{
    /// <summary>Keeps the points of a tile out of each other's cache sets.</summary>
    private const int Spread = 16;

    private readonly PackedLeft<float> layout = panels.Layout;

    public int Chunks => (layer.TileCount + tilesInChunk - 1) / tilesInChunk;

    public void Run(int chunk, Scratch scratch)
    {
        var first = chunk * tilesInChunk;
        var tiles = new WinogradChunk(layer, first, Math.Min(tilesInChunk, layer.TileCount - first), layout.Kernel.Columns);
        var inputStride = ((nint)layer.Depth * tiles.Columns) + Spread;
        var inputs = scratch.Get<float>(ScratchUse.RightPanels, inputStride * layer.Points * layer.Points);
        var productStride = ((nint)layout.Rows * tiles.Columns) + Spread;
        var products = scratch.Get<float>(ScratchUse.Products, productStride * layer.Points * layer.Points);
        TransformInputs(tiles, inputs, inputStride, scratch);
        Multiply(tiles, inputs, inputStride, products, productStride, scratch);
        TransformOutputs(tiles, products, productStride, scratch);
    }

    private void TransformInputs(WinogradChunk tiles, float* inputs, nint stride, Scratch scratch)
    {
        var width = layout.Kernel.Columns;
        var offsets = scratch.Get<int>(ScratchUse.Segments, tiles.Columns);
        tiles.LocateInputs(offsets);
        var patches = scratch.Get<float>(ScratchUse.Row, tiles.PatchLength);
        new Span<float>(patches, tiles.PatchLength).Clear();
        var work = scratch.Get<float>(ScratchUse.Tile, WinogradTransform<TScheme>.WorkLength);
        for (var start = 0; start < layer.Depth; start += layout.Blocks.SizeAt(start))
        {
            var depth = layout.Blocks.SizeAt(start);
            var block = inputs + ((nint)start * tiles.Columns);
            for (var k = 0; k < depth; k++)
            {
                tiles.CopyChannel(images, start + k, patches);
                for (var column = 0; column < tiles.Columns; column += TileRows.Tiles)
                {
                    var panel = column / width * width;
                    var target = block + ((nint)panel * depth) + (k * width) + (column - panel);
                    WinogradTransform<TScheme>.Input(patches, offsets + column, tiles.Pitch, target, stride, work);
                }
            }
        }
    }

    private void Multiply(WinogradChunk tiles, float* inputs, nint inputStride, float* products, nint productStride, Scratch scratch)
    {
        var offsets = scratch.Get<nint>(ScratchUse.ColumnOffsets, tiles.Columns);
        for (var i = 0; i < tiles.Columns; i++)
        {
            offsets[i] = i;
        }

        for (var point = 0; point < layer.Points * layer.Points; point++)
        {
            var output = products + (point * productStride);
            var run = new ProductRun<float>(layout, packed + (point * layout.Length), output, tiles.Columns, accumulate: false);
            for (int panel = 0, end; panel < layout.PanelCount; panel = end)
            {
                end = panels.RunEnd(point, panel, out var isAlive);
                if (!isAlive)
                {
                    var rowsOfPanel = layout.Kernel.Rows * tiles.Columns;
                    new Span<float>(output + ((nint)panel * rowsOfPanel), (end - panel) * rowsOfPanel).Clear();
                    continue;
                }

                for (var start = 0; start < layer.Depth; start += layout.Blocks.SizeAt(start))
                {
                    var block = inputs + (point * inputStride) + ((nint)start * tiles.Columns);
                    run.MultiplyBlock(start, block, offsets, tiles.Columns, panel, end, scratch);
                }
            }
        }
    }

    private void TransformOutputs(WinogradChunk tiles, float* products, nint stride, Scratch scratch)
    {
        var places = (WinogradTile*)scratch.Get<byte>(ScratchUse.Segments, tiles.Tiles * sizeof(WinogradTile));
        tiles.LocateOutputs(places);
        var length = WinogradTransform<TScheme>.WorkLength;
        var work = scratch.Get<float>(ScratchUse.Tile, length * layer.Stride);
        var rows = new TileResults(work, WinogradTransform<TScheme>.OutputRowStride, length, layer);
        for (var channel = 0; channel < layer.Channels; channel++)
        {
            for (var down = 0; down < layer.Stride; down++)
            {
                var target = results + ((nint)channel * layer.OutputPlane) + ((nint)down * layer.OutputWidth);
                for (var column = 0; column < tiles.Tiles; column += TileRows.Tiles)
                {
                    for (var across = 0; across < layer.Stride; across++)
                    {
                        var row = ((nint)((down * layer.Stride) + across) * layer.Channels) + channel;
                        WinogradTransform<TScheme>.Output(products + (row * tiles.Columns) + column, stride, work + (across * length));
                    }

                    rows.Store(target, places + column, down, Math.Min(TileRows.Tiles, tiles.Tiles - column));
                }
            }
        }
    }
}
