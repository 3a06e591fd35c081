namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A convolution or its adjoint by <see cref="WinogradLayer"/>.</summary>
internal static unsafe class WinogradConvolution
{
    /// <summary>Tiles whose transforms stay near a core where channels are few; small ones have half of the points or less.</summary>
    private const int FewestTiles = 32;
    private const int FewestSmallTiles = 64;
    private const int SmallPoints = 4;

    /// <summary>Chunks for each thread from which on it does not matter whether their number is a multiple of the threads'.</summary>
    private const int ManyChunks = 4;

    public static void Run(Engine<float> engine, WinogradLayer layer, Operand<float> weights, PackingKey key, AdjointOperands<float> operands)
    {
        switch (layer.Outputs, layer.Down.Taps)
        {
            case (2, 3):
                Run<TwoByThree>(engine, layer, weights, key, operands);
                break;
            case (4, 2):
                Run<FourByTwo>(engine, layer, weights, key, operands);
                break;
            case (7, 2):
                Run<SevenByTwo>(engine, layer, weights, key, operands);
                break;
            case (7, 3):
                Run<SevenByThree>(engine, layer, weights, key, operands);
                break;
            default:
                Run<FourByThree>(engine, layer, weights, key, operands);
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
        packed.Fill(engine.Splitter, layout.PanelCount, new WinogradWeights<TScheme>(layer, layout, weights.Elements.Pointer, packed.Pointer));
        var chunks = Chunks(engine, layer, layout.Rows);
        var work = new WinogradWork<TScheme>(layer, new WinogradPanels(layer, layout), packed.Pointer, operands, chunks);
        engine.Splitter.Run(chunks, ref work);
    }

    /// <summary>As many tiles in each as stay near a core, but so many that the weights are not read more often than the tiles.</summary>
    private static int Chunks(Engine<float> engine, WinogradLayer layer, int rows)
    {
        var (width, threads) = (engine.Kernel.Columns, engine.Splitter.Threads);
        var fewest = layer.Points <= SmallPoints ? FewestSmallTiles : FewestTiles;
        var tiles = Math.Max(fewest, (int)((long)layer.Depth * rows / (4 * (layer.Depth + rows))));
        var chunks = (layer.TileCount + tiles - 1) / tiles;
        if (chunks < ManyChunks * threads)
        {
            chunks = (chunks + threads - 1) / threads * threads;
        }

        return Math.Min(chunks, (layer.TileCount + width - 1) / width);
    }
}
