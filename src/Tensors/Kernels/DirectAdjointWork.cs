namespace RepXai.Tensors.Kernels;

/// <summary>
/// The adjoint in the input of a convolution with small groups: every input is one chain of fused multiply-adds over the outputs that see it, the
/// inputs of one remainder under the stride side by side. A chunk is one group of one image.
/// </summary>
internal readonly unsafe struct DirectAdjointWork<T>(
    ConvolutionCase shape, FoldGeometry geometry, SourcePlanes<T> cotangents, T* weights, T* results) : IWork
    where T : unmanaged
{
    private readonly SpreadAxis down = SpreadAxis.Down(geometry);
    private readonly SpreadAxis across = SpreadAxis.Across(geometry);

    public int Chunks => shape.Images * shape.Groups;

    private nint PaddedPlane => (nint)down.Extent * across.Extent;

    public void Run(int chunk, Scratch scratch)
    {
        var group = chunk % shape.Groups;
        var padded = Pad(cotangents.Read(chunk, 1, scratch), scratch);
        for (var channel = 0; channel < shape.InputsInGroup; channel++)
        {
            var own = weights + ((((nint)group * shape.OutputsInGroup * shape.InputsInGroup) + channel) * geometry.Taps);
            var image = results + ((((nint)chunk * shape.InputsInGroup) + channel) * geometry.InputPlane);
            var totals = geometry.StrideAcross == 1 ? image : scratch.Get<T>(ScratchUse.Products, geometry.TotalsLength);
            for (var phase = 0; phase < Math.Min(geometry.StrideDown, geometry.InputHeight); phase++)
            {
                WriteRows(phase, padded, own, totals, scratch);
            }

            if (totals != image)
            {
                Fold.Write(geometry, totals, image);
            }
        }
    }

    /// <summary>The group's cotangents between zeros.</summary>
    private T* Pad(T* source, Scratch scratch)
    {
        var padded = scratch.Get<T>(ScratchUse.Columns, shape.OutputsInGroup * PaddedPlane);
        new Span<T>(padded, checked((int)(shape.OutputsInGroup * PaddedPlane))).Clear();
        for (var output = 0; output < shape.OutputsInGroup; output++)
        {
            var target = padded + (output * PaddedPlane) + ((nint)down.Lead * across.Extent) + across.Lead;
            for (var row = 0; row < geometry.OutputHeight; row++, source += geometry.OutputWidth, target += across.Extent)
            {
                new ReadOnlySpan<T>(source, geometry.OutputWidth).CopyTo(new Span<T>(target, geometry.OutputWidth));
            }
        }

        return padded;
    }

    /// <summary>Writes every input row of one remainder under the stride, each with its columns' phases one after the other.</summary>
    private void WriteRows(int phase, T* padded, T* own, T* totals, Scratch scratch)
    {
        var offsets = scratch.Get<nint>(ScratchUse.Segments, shape.OutputsInGroup * geometry.Taps);
        var factors = scratch.Get<T>(ScratchUse.Tile, shape.OutputsInGroup * geometry.Taps);
        var rows = (geometry.InputHeight - phase + geometry.StrideDown - 1) / geometry.StrideDown;
        for (var column = 0; column < geometry.StrideAcross; column++)
        {
            var taps = 0;
            for (var output = 0; output < shape.OutputsInGroup; output++)
            {
                var window = own + ((nint)output * shape.InputsInGroup * geometry.Taps);
                foreach (var (rowTap, rowOffset) in down.Phase(phase))
                {
                    foreach (var (tap, offset) in across.Phase(column))
                    {
                        offsets[taps] = (output * PaddedPlane) + ((nint)(rowOffset + down.Lead) * across.Extent) + offset + across.Lead;
                        factors[taps] = window[(rowTap * geometry.KernelWidth) + tap];
                        taps++;
                    }
                }
            }

            var target = totals + ((nint)phase * geometry.RowPitch) + ((nint)column * geometry.PhaseWidth);
            new TapSum<T>(offsets, factors, taps).Write(
                padded, across.Extent, target, (nint)geometry.StrideDown * geometry.RowPitch, rows, geometry.PhaseWidth);
        }
    }
}
