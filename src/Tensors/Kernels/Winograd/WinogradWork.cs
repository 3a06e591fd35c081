namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Convolves runs of tiles: transforms their inputs into packed panels, multiplies at each point, and transforms back.</summary>
internal readonly unsafe struct WinogradWork<TScheme>(
    WinogradLayer layer, WinogradPanels panels, float* packed, AdjointOperands<float> operands, int chunks) : IWork
    where TScheme : struct, ITileScheme
{
    /// <summary>Keeps a tile's points, and rows of products, out of each other's cache sets.</summary>
    private const int Spread = 16;

    private readonly PackedLeft<float> layout = panels.Layout;

    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = (FirstTile(chunk), Math.Min(layer.TileCount, FirstTile(chunk + 1)));
        var tiles = new WinogradChunk(layer, first, end - first, layout.Kernel.Columns);
        var inputStride = ((nint)layer.Depth * tiles.Columns) + Spread;
        var inputs = scratch.Get<float>(ScratchUse.RightPanels, inputStride * layer.Points * layer.Points);
        TransformInputs(tiles, inputs, inputStride, scratch);
        var places = (WinogradTile*)scratch.Get<byte>(ScratchUse.Segments, tiles.Tiles * sizeof(WinogradTile));
        tiles.LocateOutputs(places, operands.Earlier);
        var rowStride = ((nint)layer.Points * layer.Points * tiles.Columns) + Spread;
        var products = scratch.Get<float>(ScratchUse.Products, rowStride * PanelsTogether * layout.Kernel.Rows);
        var offsets = ProductRun<float>.SideBySide(tiles.Columns, scratch);

        for (var channel = 0; channel < layer.Channels; channel += layer.ChannelsTogether)
        {
            Multiply(tiles, inputs, inputStride, channel / layer.ChannelsTogether * PanelsTogether, products, rowStride, offsets, scratch);
            TransformOutputs(tiles, places, channel, products, rowStride, scratch);
        }
    }

    /// <summary>Panels of the rows of channels that belong together.</summary>
    private int PanelsTogether => ((layer.ChannelsTogether * layer.Phases) + layout.Kernel.Rows - 1) / layout.Kernel.Rows;

    /// <summary>Chunks are whole panels, as even as can be.</summary>
    private int FirstTile(int chunk)
    {
        var width = layout.Kernel.Columns;
        var columnPanels = (layer.TileCount + width - 1) / width;
        return (int)((long)columnPanels * chunk / chunks) * width;
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
                tiles.CopyChannel(operands.Cotangent, start + k, patches);
                tiles.CallChannel(operands.Cotangent, Math.Min(start + k + 1, layer.Depth - 1));
                for (var column = 0; column < tiles.Columns; column += TileRows.Tiles)
                {
                    var panel = column / width * width;
                    var target = block + ((nint)panel * depth) + (k * width) + (column - panel);
                    WinogradTransform<TScheme>.Input(patches, offsets + column, tiles.Pitch, target, stride, work);
                }
            }
        }
    }

    private void Multiply(
        WinogradChunk tiles, float* inputs, nint inputStride, int firstPanel, float* products, nint rowStride, nint* offsets,
        Scratch scratch)
    {
        var endPanel = Math.Min(firstPanel + PanelsTogether, layout.PanelCount);
        for (var point = 0; point < layer.Points * layer.Points; point++)
        {
            var output = products + (point * tiles.Columns) - (firstPanel * layout.Kernel.Rows * rowStride);
            var run = new ProductRun<float>(layout, packed + (point * layout.Length), output, rowStride, accumulate: false);
            for (int panel = firstPanel, end; panel < endPanel; panel = end)
            {
                end = panels.RunEnd(point, panel, endPanel, out var isAlive);
                if (!isAlive)
                {
                    Clear(output, rowStride, tiles.Columns, panel * layout.Kernel.Rows, end * layout.Kernel.Rows);
                    continue;
                }

                for (var start = 0; start < layer.Depth; start += layout.Blocks.SizeAt(start))
                {
                    var block = inputs + (point * inputStride) + ((nint)start * tiles.Columns);
                    run.MultiplyBlock(start, new RightBlock<float>(block, null), offsets, tiles.Columns, panel, end, null, scratch);
                }
            }
        }
    }

    private static void Clear(float* products, nint rowStride, int columns, int first, int end)
    {
        for (var row = first; row < end; row++)
        {
            new Span<float>(products + (row * rowStride), columns).Clear();
        }
    }

    /// <summary>Transforms the channels from one on that belong together back.</summary>
    private void TransformOutputs(WinogradChunk tiles, WinogradTile* places, int firstChannel, float* products, nint rowStride, Scratch scratch)
    {
        var length = WinogradTransform<TScheme>.ResultLength;
        var work = scratch.Get<float>(ScratchUse.Tile, WinogradTransform<TScheme>.WorkLength + (length * layer.Stride));
        var turned = work + WinogradTransform<TScheme>.WorkLength;
        var rows = new TileResults<TScheme>(layer, turned, operands.Results, operands.Earlier);
        var channels = Math.Min(layer.ChannelsTogether, layer.Channels - firstChannel);
        for (var channel = 0; channel < channels; channel++)
        {
            for (var down = 0; down < layer.Stride; down++)
            {
                for (var column = 0; column < tiles.Tiles; column += TileRows.Tiles)
                {
                    rows.Prefetch(firstChannel + Math.Min(channel + 1, channels - 1), down, places + column, Math.Min(TileRows.Tiles, tiles.Tiles - column));
                    for (var across = 0; across < layer.Stride; across++)
                    {
                        var row = ((nint)((down * layer.Stride) + across) * channels) + channel;
                        WinogradTransform<TScheme>.Output(products + (row * rowStride) + column, tiles.Columns, work, turned + (across * length));
                    }

                    rows.Store(firstChannel + channel, down, places + column, Math.Min(TileRows.Tiles, tiles.Tiles - column));
                }
            }
        }
    }
}
