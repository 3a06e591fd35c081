namespace RepXai.Tensors.Primitives;

/// <summary>Functions of one element.</summary>
public enum UnaryFunction
{
    /// <summary>-x</summary>
    Negate,

    /// <summary>|x|</summary>
    Abs,

    /// <summary>-1, 0 or 1</summary>
    Sign,

    /// <summary>e^x</summary>
    Exp,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>Square root.</summary>
    Sqrt,

    /// <summary>1/x</summary>
    Reciprocal,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1/(1 + e^-x)</summary>
    Sigmoid,

    /// <summary>log(1 + e^x), without overflow.</summary>
    Softplus,

    /// <summary>The error function 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x.</summary>
    Erf,

    /// <summary>max(x, 0)</summary>
    Relu,

    /// <summary>x Phi(x), with the normal distribution's function Phi(x) = (1 + erf(x / sqrt 2)) / 2.</summary>
    Gelu,

    /// <summary>Sine.</summary>
    Sin,

    /// <summary>Cosine.</summary>
    Cos,

    /// <summary>The next integer at or below.</summary>
    Floor,

    /// <summary>The next integer at or above.</summary>
    Ceiling,

    /// <summary>The nearest integer, halves to even.</summary>
    Round,
}
