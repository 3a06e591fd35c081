namespace RepXai.Tensors.Kernels;

/// <summary>A convolution over two axes (or one, seen as a single row) as its adjoint's folding sees it.</summary>
internal sealed class FoldGeometry
{
    public FoldGeometry(ConvolutionCase shape)
    {
        var rank = shape.Geometry.SpatialRank;
        (InputHeight, InputWidth) = (rank == 1 ? 1 : shape.InputExtents[0], shape.InputExtents[^1]);
        (KernelHeight, KernelWidth) = (rank == 1 ? 1 : shape.KernelExtents[0], shape.KernelExtents[^1]);
        (StrideDown, StrideAcross) = (rank == 1 ? 1 : shape.Geometry.Strides[0], shape.Geometry.Strides[^1]);
        (DilationDown, DilationAcross) = (rank == 1 ? 1 : shape.Geometry.Dilations[0], shape.Geometry.Dilations[^1]);
        (PadTop, PadLeft) = (rank == 1 ? 0 : shape.Geometry.PadsBegin[0], shape.Geometry.PadsBegin[^1]);
        OutputWidth = shape.Geometry.OutputExtent(rank - 1, InputWidth, KernelWidth);
        OutputHeight = shape.OutputPlane / OutputWidth;
        PhaseWidth = (InputWidth + StrideAcross - 1) / StrideAcross;
        PaddedPhase = OutputWidth + ((KernelWidth - 1) * DilationAcross / StrideAcross) + 1;
        PaddedPitch = StrideAcross * PaddedPhase;
        PaddedWidth = Math.Clamp(PaddedPitch - PadLeft, 0, InputWidth);
        PaddedHeight = ((OutputHeight - 1) * StrideDown) + ((KernelHeight - 1) * DilationDown) + 1;
        TapOffsets = [.. Enumerable.Range(0, Taps).Select(TapOffset)];
        Runs = [.. Enumerable.Range(0, KernelWidth).Select(InputColumns)];
    }

    public int InputHeight { get; }

    public int InputWidth { get; }

    public int OutputHeight { get; }

    public int OutputWidth { get; }

    public int InputPlane => InputHeight * InputWidth;

    public int OutputPlane => OutputHeight * OutputWidth;

    public int KernelHeight { get; }

    public int KernelWidth { get; }

    public int Taps => KernelHeight * KernelWidth;

    public int StrideAcross { get; }

    /// <summary>Inputs of one row whose columns leave the same remainder under the stride.</summary>
    public int PhaseWidth { get; }

    /// <summary>Totals of one channel: each row's columns are kept apart by their remainder, so that neighbours stay neighbours.</summary>
    public int TotalsLength => InputHeight * RowPitch;

    public int RowPitch => StrideAcross * PhaseWidth;

    public int PadLeft { get; }

    /// <summary>Columns of a row between its padding, of one remainder under the stride.</summary>
    public int PaddedPhase { get; }

    /// <summary>Elements of a row between its padding.</summary>
    public int PaddedPitch { get; }

    /// <summary>Columns of an input row that any window sees, or a few more.</summary>
    public int PaddedWidth { get; }

    /// <summary>Rows that windows see, those of the padding included.</summary>
    public int PaddedHeight { get; }

    /// <summary>Elements of a plane between its padding.</summary>
    public nint PaddedPlane => (nint)PaddedHeight * PaddedPitch;

    /// <summary>Elements from what one row of outputs sees to what the next one does.</summary>
    public nint PaddedStep => (nint)StrideDown * PaddedPitch;

    /// <summary>Rows from one place of the window to the next.</summary>
    public int StrideDown { get; }

    /// <summary>Rows from one of the window's to the next.</summary>
    public int DilationDown { get; }

    /// <summary>Columns from one of the window's to the next.</summary>
    public int DilationAcross { get; }

    public int PadTop { get; }

    /// <summary>The input row that an output row sees through a row of the window.</summary>
    public int InputRow(int output, int tap) => (output * StrideDown) + (tap * DilationDown) - PadTop;

    /// <summary>Where in a padded plane the first output sees each of the window's taps.</summary>
    public nint[] TapOffsets { get; }

    /// <summary>What each column of the window sees.</summary>
    public FoldRun[] Runs { get; }

    private nint TapOffset(int tap)
    {
        var (down, across) = Math.DivRem(tap, KernelWidth);
        var (place, phase) = Math.DivRem(across * DilationAcross, StrideAcross);
        return ((nint)down * DilationDown * PaddedPitch) + (phase * PaddedPhase) + place;
    }

    private FoldRun InputColumns(int tap)
    {
        var distance = (tap * DilationAcross) - PadLeft;
        var from = distance >= 0 ? 0 : (-distance + StrideAcross - 1) / StrideAcross;
        var to = distance >= InputWidth ? 0 : Math.Min(OutputWidth, ((InputWidth - 1 - distance) / StrideAcross) + 1);
        var (place, phase) = Math.DivRem((from * StrideAcross) + distance, StrideAcross);
        return new FoldRun(from, to - from, (phase * PhaseWidth) + place);
    }
}
