using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The error function in binary32, eight elements at a time: x P(x^2) up to 1, then 1 - e^(Q(|x|) - x^2). P and Q are least-squares fits, weighted
/// towards the largest error of erf, to erf(x)/x and to the logarithm of the scaled complement e^(x^2) erfc(x); before rounding they are within
/// 1.2e-9 of erf.
/// </summary>
internal static class SingleErrorFunction
{
    private const float LargeFrom = 1;

    /// <summary>From here on 1 is the nearest binary32 number.</summary>
    private const float OneFrom = 4;

    /// <summary>Writes the function of each element; the spans' length is a multiple of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i += Vector256<float>.Count)
        {
            Evaluate(Vector256.Create(x[i..])).CopyTo(y[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Evaluate(Vector256<float> x)
    {
        var magnitude = Vector256.Abs(x);
        var large = Vector256.CopySign(Vector256<float>.One - Complement(Vector256.Min(magnitude, Vector256.Create(OneFrom))), x);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(LargeFrom)), large, x * Quotient(x * x));
    }

    /// <summary>erf(x)/x of the square of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Quotient(Vector256<float> square)
    {
        var value = Vector256.Create(7.889122207416221e-05f);
        value = Vector256.FusedMultiplyAdd(value, square, Vector256.Create(-0.0008020842215046287f));
        value = Vector256.FusedMultiplyAdd(value, square, Vector256.Create(0.005189535208046436f));
        value = Vector256.FusedMultiplyAdd(value, square, Vector256.Create(-0.026854444295167923f));
        value = Vector256.FusedMultiplyAdd(value, square, Vector256.Create(0.11283600330352783f));
        value = Vector256.FusedMultiplyAdd(value, square, Vector256.Create(-0.3761262595653534f));
        return Vector256.FusedMultiplyAdd(value, square, Vector256.Create(1.1283791065216064f));
    }

    /// <summary>erfc(x) from 1 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Complement(Vector256<float> x)
    {
        var value = Vector256.Create(-2.1686782929464243e-05f);
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(0.00044133554911240935f));
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(-0.004204557742923498f));
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(0.02520824410021305f));
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(-0.1084185540676117f));
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(0.3667800724506378f));
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(-1.1295784711837769f));
        value = Vector256.FusedMultiplyAdd(value, x, Vector256.Create(0.00018803788407240063f));
        return Vector256.Exp(Vector256.FusedMultiplyAdd(-x, x, value));
    }
}
