namespace RepXai.Tensors.Kernels;

/// <summary>What a packed operand serves.</summary>
internal enum PackingUse
{
    /// <summary>A convolution.</summary>
    Forward,

    /// <summary>A convolution in bands of rows: channels outermost, their taps innermost.</summary>
    BandForward,

    /// <summary>A convolution in tiles.</summary>
    TiledForward,

    /// <summary>Its adjoint in the input.</summary>
    Adjoint,

    /// <summary>Its adjoint in the input by folding.</summary>
    FoldedAdjoint,

    /// <summary>Its adjoint in the input in tiles.</summary>
    TiledAdjoint,

    /// <summary>Its adjoint in the input, element by element.</summary>
    ScatteredAdjoint,
}
