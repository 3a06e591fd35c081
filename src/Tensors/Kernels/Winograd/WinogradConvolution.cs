namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A convolution's adjoint by <see cref="WinogradLayer"/>.</summary>
internal static unsafe class WinogradConvolution
{
    /// <summary>Transformed inputs and products of a run of tiles should stay near a core.</summary>
    private const long BytesInChunk = 6 << 20;

    /// <summary>Fewer tiles would read the weights too often.</summary>
    private const int FewestTiles = 96;

    private const int MostTiles = 192;

    public static void Run(Engine<float> engine, WinogradLayer layer, Operand<float> weights, PackingKey key, float* images, float* results)
    {
        switch (layer.Down.Taps)
        {
            case 2:
                Run<FourByTwo>(engine, layer, weights, key, images, results);
                break;
            case 3:
                Run<FourByThree>(engine, layer, weights, key, images, results);
                break;
            default:
                Run<ThreeByFour>(engine, layer, weights, key, images, results);
                break;
        }
    }

    private static void Run<TScheme>(
        Engine<float> engine, WinogradLayer layer, Operand<float> weights, PackingKey key, float* images, float* results)
        where TScheme : struct, ITileScheme
    {
        var height = engine.Kernel.Rows;
        var layout = new PackedLeft<float>(engine.Kernel, (layer.Rows + height - 1) / height * height, layer.Depth);
        using var packed = weights.Packed(key, layout.Length * layer.Points * layer.Points, engine.Pool);
        if (packed.IsNew)
        {
            var packing = new WinogradWeights<TScheme>(layer, layout, weights.Elements.Pointer, packed.Pointer);
            engine.Splitter.Run(layout.PanelCount, ref packing);
            packed.Keep();
        }

        var tiles = TilesInChunk(engine, layer, layout.Rows);
        var work = new WinogradWork<TScheme>(layer, new WinogradPanels(layer, layout), packed.Pointer, images, results, tiles);
        engine.Splitter.Run(work.Chunks, ref work);
    }

    private static int TilesInChunk(Engine<float> engine, WinogradLayer layer, int rows)
    {
        var width = engine.Kernel.Columns;
        var bytesOfTile = (long)(layer.Depth + rows) * layer.Points * layer.Points * sizeof(float);
        var tiles = (int)Math.Clamp(BytesInChunk / bytesOfTile, FewestTiles, MostTiles);
        var share = (layer.TileCount + engine.Splitter.Threads - 1) / engine.Splitter.Threads;
        return (Math.Min(tiles, share) + width - 1) / width * width;
    }
}
