namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A convolution's adjoint by <see cref="WinogradLayer"/>.</summary>
internal static unsafe class WinogradConvolution
{
    /// <summary>Tiles whose transforms stay near a core where channels are few.</summary>
    private const int FewestTiles = 32;

    /// <summary>Chunks for each thread from which on it does not matter whether their number is a multiple of the threads'.</summary>
    private const int ManyChunks = 4;

    public static void Run(Engine<float> engine, WinogradLayer layer, Operand<float> weights, PackingKey key, AdjointOperands<float> operands)
    {
        switch (layer.Down.Taps)
        {
            case 2:
                Run<FourByTwo>(engine, layer, weights, key, operands);
                break;
            case 3:
                Run<FourByThree>(engine, layer, weights, key, operands);
                break;
            default:
                Run<ThreeByFour>(engine, layer, weights, key, operands);
                break;
        }
    }

    private static void Run<TScheme>(
        Engine<float> engine, WinogradLayer layer, Operand<float> weights, PackingKey key, AdjointOperands<float> operands)
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
        var work = new WinogradWork<TScheme>(layer, new WinogradPanels(layer, layout), packed.Pointer, operands, tiles);
        engine.Splitter.Run(work.Chunks, ref work);
    }

    /// <summary>As few as near a core, but enough that the weights are not read more often than the tiles; and alike for all threads.</summary>
    private static int TilesInChunk(Engine<float> engine, WinogradLayer layer, int rows)
    {
        var (width, threads) = (engine.Kernel.Columns, engine.Splitter.Threads);
        var tiles = Math.Max(FewestTiles, (int)((long)layer.Depth * rows / (4 * (layer.Depth + rows))));
        var chunks = (layer.TileCount + tiles - 1) / tiles;
        if (chunks < ManyChunks * threads)
        {
            chunks = (chunks + threads - 1) / threads * threads;
        }

        var even = (layer.TileCount + chunks - 1) / chunks;
        return (even + width - 1) / width * width;
    }
}
