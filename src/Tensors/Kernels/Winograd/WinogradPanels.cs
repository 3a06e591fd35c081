namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Which panels of rows have a part at which point; the others' products are zero.</summary>
internal sealed class WinogradPanels
{
    private readonly bool[] alive;

    public WinogradPanels(WinogradLayer layer, PackedLeft<float> layout)
    {
        Layout = layout;
        alive = new bool[layer.Points * layer.Points * layout.PanelCount];
        for (var row = 0; row < layer.Rows; row++)
        {
            var (phase, _) = layer.Place(row);
            for (var point = 0; point < layer.Points * layer.Points; point++)
            {
                alive[(point * layout.PanelCount) + (row / layout.Kernel.Rows)] |= layer.IsAlive(phase, point);
            }
        }
    }

    /// <summary>How the weights are packed at each point.</summary>
    public PackedLeft<float> Layout { get; }

    /// <summary>The end of the run of panels that starts with a panel, ends before another one and is alive or dead throughout.</summary>
    public int RunEnd(int point, int panel, int end, out bool isAlive)
    {
        var own = alive.AsSpan((point * Layout.PanelCount) + panel, end - panel);
        isAlive = own[0];
        var length = own.IndexOf(!isAlive);
        return length < 0 ? end : panel + length;
    }
}
