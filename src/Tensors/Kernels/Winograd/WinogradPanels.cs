namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Which panels of rows have a part at which point; the others' products are zero.</summary>
internal sealed class WinogradPanels
{
    private readonly bool[] alive;

    public WinogradPanels(WinogradLayer layer, PackedLeft<float> layout)
    {
        Layout = layout;
        alive = new bool[layer.Points * layer.Points * layout.PanelCount];
        for (var point = 0; point < layer.Points * layer.Points; point++)
        {
            for (var phase = 0; phase < layer.Phases; phase++)
            {
                if (layer.IsAlive(phase, point))
                {
                    var (first, last) = (phase * layer.Channels / layout.Kernel.Rows, (((phase + 1) * layer.Channels) - 1) / layout.Kernel.Rows);
                    alive.AsSpan((point * layout.PanelCount) + first, last - first + 1).Fill(true);
                }
            }
        }
    }

    /// <summary>How the weights are packed at each point.</summary>
    public PackedLeft<float> Layout { get; }

    /// <summary>The end of the run of panels that starts with a panel and is alive or dead throughout.</summary>
    public int RunEnd(int point, int panel, out bool isAlive)
    {
        var own = alive.AsSpan(point * Layout.PanelCount, Layout.PanelCount);
        isAlive = own[panel];
        var length = own[panel..].IndexOf(!isAlive);
        return length < 0 ? own.Length : panel + length;
    }
}
