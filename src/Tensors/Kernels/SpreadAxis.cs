namespace RepXai.Tensors.Kernels;

/// <summary>
/// The taps that a convolution's adjoint sees along one axis: inputs of one remainder under the stride (a phase) see neighbouring outputs through
/// each of their taps. Outputs stand between zeros.
/// </summary>
internal sealed class SpreadAxis
{
    private readonly (int Tap, int Offset)[][] phases;

    private SpreadAxis(int inputs, int outputs, int kernel, int stride, int dilation, int pad)
    {
        phases = [.. Enumerable.Range(0, stride).Select(phase => TapsOf(phase, kernel, stride, dilation, pad).ToArray())];
        var offsets = phases.SelectMany(taps => taps).Select(tap => tap.Offset).DefaultIfEmpty(0).ToArray();
        Lead = Math.Max(0, -offsets.Min());
        Extent = Lead + Math.Max(outputs, ((inputs + stride - 1) / stride) + offsets.Max());
    }

    /// <summary>What the adjoint sees along a column.</summary>
    public static SpreadAxis Down(FoldGeometry geometry) => new(
        geometry.InputHeight, geometry.OutputHeight, geometry.KernelHeight, geometry.StrideDown, geometry.DilationDown, geometry.PadTop);

    /// <summary>What the adjoint sees along a row.</summary>
    public static SpreadAxis Across(FoldGeometry geometry) => new(
        geometry.InputWidth, geometry.OutputWidth, geometry.KernelWidth, geometry.StrideAcross, geometry.DilationAcross, geometry.PadLeft);

    /// <summary>Zeros in front of the outputs.</summary>
    public int Lead { get; }

    /// <summary>Outputs with the zeros around them.</summary>
    public int Extent { get; }

    /// <summary>The window's taps that inputs of one phase see outputs through, and which output the first of them sees.</summary>
    public ReadOnlySpan<(int Tap, int Offset)> Phase(int phase) => phases[phase];

    private static IEnumerable<(int Tap, int Offset)> TapsOf(int phase, int kernel, int stride, int dilation, int pad)
    {
        for (var tap = 0; tap < kernel; tap++)
        {
            var distance = phase + pad - (tap * dilation);
            if (distance % stride == 0)
            {
                yield return (tap, distance / stride);
            }
        }
    }
}
