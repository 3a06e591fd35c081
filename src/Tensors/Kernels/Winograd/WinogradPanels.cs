namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Which panels of rows have a part at which point; the others' products are zero.</summary>
internal sealed class WinogradPanels
{
    // Sets of phases, a bit for each.
    private readonly int[] phasesOfPanels;
    private readonly int[] phasesAtPoints;

    public WinogradPanels(WinogradLayer layer, PackedLeft<float> layout)
    {
        Layout = layout;
        phasesOfPanels = new int[layout.PanelCount];
        for (var row = 0; row < layer.Rows; row++)
        {
            phasesOfPanels[row / layout.Kernel.Rows] |= 1 << layer.Place(row).Phase;
        }

        phasesAtPoints = new int[layer.Points * layer.Points];
        for (var point = 0; point < phasesAtPoints.Length; point++)
        {
            for (var phase = 0; phase < layer.Phases; phase++)
            {
                phasesAtPoints[point] |= layer.IsAlive(phase, point) ? 1 << phase : 0;
            }
        }
    }

    /// <summary>How the weights are packed at each point.</summary>
    public PackedLeft<float> Layout { get; }

    /// <summary>The end of the run of panels that starts with a panel, ends before another one and is alive or dead throughout.</summary>
    public int RunEnd(int point, int panel, int end, out bool isAlive)
    {
        isAlive = IsAlive(point, panel);
        do
        {
            panel++;
        }
        while (panel < end && IsAlive(point, panel) == isAlive);
        return panel;
    }

    private bool IsAlive(int point, int panel) => (phasesAtPoints[point] & phasesOfPanels[panel]) != 0;
}
