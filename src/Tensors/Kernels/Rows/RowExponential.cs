using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// e^x of numbers that are not positive. In binary32 it is 2^n P(r) with n the nearest integer to x / ln 2 and r = x - n ln 2 in two parts; P is a
/// minimax fit, and the result is within one unit in the last place. What is smaller than the least normal number is zero.
/// </summary>
internal static class RowExponential
{
    private const float LeastExponent = -87.3f;
    private const float PerLn2 = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>Adding it rounds to an integer, which then stands in the lowest bits.</summary>
    private const float Rounding = 12582912f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Of<T>(Vector256<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? OfSingle(x.AsSingle()).As<float, T>() : Vector256.Exp(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OfSingle(Vector256<float> x)
    {
        var rounded = Vector256.FusedMultiplyAdd(x, Vector256.Create(PerLn2), Vector256.Create(Rounding));
        var n = rounded - Vector256.Create(Rounding);
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), x));
        var power = (Vector256.ShiftLeft(rounded.AsInt32(), 23) + Vector256<float>.One.AsInt32()).AsSingle();
        return Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256.Create(LeastExponent)), Vector256<float>.Zero, Polynomial(r) * power);
    }

    /// <summary>e^r for r up to half of ln 2 away from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Polynomial(Vector256<float> r)
    {
        var square = r * r;
        var upper = Vector256.FusedMultiplyAdd(Vector256.Create(0.008368780836462975f), r, Vector256.Create(0.04166839271783829f));
        upper = Vector256.FusedMultiplyAdd(Vector256.Create(0.0013814462581649423f), square, upper);
        var lower = Vector256.FusedMultiplyAdd(Vector256.Create(0.1666651964187622f), r, Vector256.Create(0.4999999403953552f));
        return Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(upper, square, lower), square, r + Vector256<float>.One);
    }
}
