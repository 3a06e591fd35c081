namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// A short convolution along one axis, y_k = sum over j of w_j d_(k+j), as products of values of polynomials at finite nodes and at infinity
/// (Toom and Cook; S. Winograd, "Arithmetic Complexity of Computations", 1980). Lines hold eight tiles side by side.
/// </summary>
internal unsafe interface ITileScheme
{
    /// <summary>Inputs of a tile, and products for it; the last is the one at infinity, the first the one at zero.</summary>
    static abstract int Points { get; }

    /// <summary>Outputs of a tile.</summary>
    static abstract int Outputs { get; }

    /// <summary>The finite nodes; the first is zero.</summary>
    static abstract ReadOnlySpan<double> Nodes { get; }

    /// <summary>Brings inputs to the points.</summary>
    static abstract void InputLine(float* source, nint step, float* target, nint targetStep);

    /// <summary>Brings products at the points to outputs.</summary>
    static abstract void OutputLine(float* source, nint step, float* target, nint targetStep);
}
