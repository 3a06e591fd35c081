using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// e^x of numbers that are not positive. In binary32 it is 2^n P(r) with n the nearest integer to x / ln 2 and r = x - n ln 2; P is a minimax fit
/// with P(0) = 1. The result is within 1.2e-7, and within 1.7e-7 of its own size, which grows to 4e-7 for the smallest ones. What is smaller than
/// the least normal number may be zero; what is no number stays so, as the later operand of a processor's maximum does.
/// </summary>
internal static class RowExponential
{
    /// <summary>From here down the power's exponent is that of zero.</summary>
    private const float ZeroFrom = -88;

    private const float PerLn2 = 1.44269504f;
    private const float Ln2 = 0.693147182f;

    /// <summary>Adding it rounds to an integer, which then stands in the lowest bits as a power's exponent does.</summary>
    private const float Rounding = 12582912f + 127;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Of<T>(Vector512<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? OfSingle(x.AsSingle()).As<float, T>() : Vector512.Exp(x.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OfSingle(Vector512<float> x)
    {
        x = Vector512.MaxNative(Vector512.Create(ZeroFrom), x);
        var rounded = Vector512.FusedMultiplyAdd(x, Vector512.Create(PerLn2), Vector512.Create(Rounding));
        var n = rounded - Vector512.Create(Rounding);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2), x);
        var power = Vector512.ShiftLeft(rounded.AsInt32(), 23).AsSingle();
        return Polynomial(r) * power;
    }

    /// <summary>e^r for r up to half of ln 2 away from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Polynomial(Vector512<float> r)
    {
        var value = Vector512.Create(0.008290144614875317f);
        value = Vector512.FusedMultiplyAdd(value, r, Vector512.Create(0.04189885035157204f));
        value = Vector512.FusedMultiplyAdd(value, r, Vector512.Create(0.16667644679546356f));
        value = Vector512.FusedMultiplyAdd(value, r, Vector512.Create(0.49999141693115234f));
        value = Vector512.FusedMultiplyAdd(value, r, Vector512.Create(0.9999997019767761f));
        return Vector512.FusedMultiplyAdd(value, r, Vector512<float>.One);
    }
}
