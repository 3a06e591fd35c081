namespace RepXai.Tensors.Kernels;

/// <summary>
/// The layout of a left operand that was packed once and serves any number of columns: depth block by depth block, in each the panels of
/// the micro-kernel's rows, zeros behind the last row.
/// </summary>
internal readonly unsafe struct PackedLeft<T>(MicroKernel<T> kernel, int rows, int depth)
    where T : unmanaged
{
    public MicroKernel<T> Kernel { get; } = kernel;

    public int Rows { get; } = rows;

    public DepthBlocks Blocks { get; } = new(depth);

    public int PanelCount { get; } = (rows + kernel.Rows - 1) / kernel.Rows;

    /// <summary>Panels all of whose rows exist.</summary>
    public int FullPanels { get; } = rows / kernel.Rows;

    /// <summary>Rows of the panel behind the full ones, or zero.</summary>
    public int LastRows { get; } = rows % kernel.Rows;

    /// <summary>Whether the panel behind the full ones has so few rows that the micro-kernel for these takes it.</summary>
    public bool EndsWithFew => MicroKernel<T>.ServesFew(LastRows);

    /// <summary>Elements of the packed operand.</summary>
    public nint Length => (nint)PanelCount * Kernel.Rows * Blocks.Depth;

    /// <summary>The panel of rows number <paramref name="panel"/> in the depth block that starts at <paramref name="depthStart"/>.</summary>
    public T* Panel(T* packed, int panel, int depthStart) =>
        packed + ((nint)PanelCount * Kernel.Rows * depthStart) + ((nint)panel * Kernel.Rows * Blocks.SizeAt(depthStart));

    /// <summary>Packs one panel of rows over the whole depth.</summary>
    public void PackPanel(MatrixView<T> source, int panel, T* packed)
    {
        var row = panel * Kernel.Rows;
        var lanes = Math.Min(Kernel.Rows, Rows - row);
        for (var start = 0; start < Blocks.Depth; start += Blocks.SizeAt(start))
        {
            Panels.Pack(
                source.At(row, start), source.RowStride, source.ColumnStride, lanes, Kernel.Rows, Blocks.SizeAt(start), Panel(packed, panel, start));
        }
    }
}
