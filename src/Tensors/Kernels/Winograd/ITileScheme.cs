using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// A short convolution along one axis, y_k = sum over j of w_j d_(k+j), as products of values of polynomials at finite nodes and at infinity
/// (Toom and Cook; S. Winograd, "Arithmetic Complexity of Computations", 1980). Vectors hold one element of eight tiles.
/// </summary>
internal unsafe interface ITileScheme
{
    /// <summary>Inputs of a tile, and products for it, five or six; the last is the one at infinity, the first the one at zero.</summary>
    static abstract int Points { get; }

    /// <summary>Outputs of a tile, three or four.</summary>
    static abstract int Outputs { get; }

    /// <summary>The finite nodes; the first is zero.</summary>
    static abstract ReadOnlySpan<double> Nodes { get; }

    /// <summary>For each finite node, one over the product of its distances to the others.</summary>
    static abstract ReadOnlySpan<double> Scales { get; }

    /// <summary>Brings inputs to the points, which are stored <paramref name="step"/> from each other; a sixth of five inputs is not read.</summary>
    static abstract void Input(
        Vector256<float> d0, Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, Vector256<float> d4, Vector256<float> d5,
        float* points, nint step);

    /// <summary>Brings products at the points, <paramref name="step"/> from each other, to outputs; a fourth of three is zero.</summary>
    static abstract (Vector256<float> Y0, Vector256<float> Y1, Vector256<float> Y2, Vector256<float> Y3) Output(float* points, nint step);
}
