namespace RepXai.Tensors.Kernels.Bands;

/// <summary>Packs weights [outputs, inputs x taps] of each group; a chunk is one panel of one group.</summary>
internal readonly unsafe struct BandWeightsWork<T>(PackedLeft<T> layout, T* weights, T* packed) : IWork
    where T : unmanaged
{
    public void Run(int chunk, Scratch scratch)
    {
        var (group, panel) = Math.DivRem(chunk, layout.PanelCount);
        var depth = layout.Blocks.Depth;
        layout.PackPanel(new MatrixView<T>(weights + ((nint)group * layout.Rows * depth), depth, 1), panel, packed + (group * layout.Length));
    }
}
