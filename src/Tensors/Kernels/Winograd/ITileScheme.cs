namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// A short convolution along one axis, y_k = sum over j of w_j d_(k+j), as products of values of polynomials at finite nodes and, where one
/// more is needed, at infinity (Toom and Cook; S. Winograd, "Arithmetic Complexity of Computations", 1980). Vectors hold one element of
/// eight tiles; elements lie a given step from each other.
/// </summary>
internal unsafe interface ITileScheme
{
    /// <summary>Inputs of a tile, and products for it.</summary>
    static abstract int Points { get; }

    /// <summary>Outputs of a tile.</summary>
    static abstract int Outputs { get; }

    /// <summary>The finite nodes; the first is zero. One less than the points means that the last point is infinity.</summary>
    static abstract ReadOnlySpan<double> Nodes { get; }

    /// <summary>
    /// Brings inputs to the points. At a node the inputs are weighed by the coefficients of the product of (t - other node) over the other
    /// finite nodes, at infinity by those of the product over all of them.
    /// </summary>
    static abstract void Input(float* inputs, nint inputStep, float* points, nint pointStep);

    /// <summary>Brings products at the points to outputs: output k is the sum of the products times the nodes' k-th powers.</summary>
    static abstract void Output(float* points, nint pointStep, float* outputs, nint outputStep);
}
