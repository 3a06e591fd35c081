namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>Packs weights [outputs, inputs, window] as <see cref="WindowSums"/> reads them, zeros around them; a chunk is a pass.</summary>
internal readonly unsafe struct ScatteredWeightsWork(ScatteredLayer layer, float* weights, float* packed) : IWork
{
    public void Run(int chunk, Scratch scratch)
    {
        var taps = layer.Shape.KernelExtents[1];
        var target = packed + ((nint)chunk * layer.PassLength);
        new Span<float>(target, layer.PassLength).Clear();
        var first = chunk * WindowSums.Rows;
        var rows = Math.Min(WindowSums.Rows, layer.WindowRows - first);
        for (var output = 0; output < layer.Shape.Outputs; output++, target += WindowSums.WindowLength)
        {
            var source = weights + ((((nint)output * layer.WindowRows) + first) * taps);
            for (var row = 0; row < rows; row++)
            {
                new Span<float>(source + (row * taps), taps).CopyTo(new Span<float>(target + (row * WindowSums.Columns), taps));
            }
        }
    }
}
