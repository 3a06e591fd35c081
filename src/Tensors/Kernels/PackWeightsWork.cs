namespace RepXai.Tensors.Kernels;

/// <summary>Packs the weights of each group, one group's behind the other's, as left operands; a chunk is a panel.</summary>
/// <param name="layout">The layout of a group's operand.</param>
/// <param name="weights">The first group's.</param>
/// <param name="packed">Where the operands go.</param>
internal readonly unsafe struct PackWeightsWork<T>(PackedLeft<T> layout, MatrixView<T> weights, T* packed) : IWork
    where T : unmanaged
{
    public void Run(int chunk, Scratch scratch)
    {
        var (group, panel) = Math.DivRem(chunk, layout.PanelCount);
        var own = weights.Data + ((nint)group * layout.Rows * layout.Blocks.Depth);
        layout.PackPanel(new MatrixView<T>(own, weights.RowStride, weights.ColumnStride), panel, packed + (group * layout.Length));
    }
}
