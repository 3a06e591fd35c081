using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// x Phi(x) with the normal distribution's function Phi, and its derivative Phi(x) + x phi(x). In binary32 they are minimax fits, within 3e-7 |x| and
/// 4e-7; steps in a square take the place of two, and additions that of multiplications, of which a processor does fewer at once. In binary64 they
/// come from the error function.
/// </summary>
internal static class NormalDistribution
{
    /// <summary>How many elements ahead are called from memory where the function or its slope are all that is evaluated: a page.</summary>
    public const int Ahead = 1024;

    /// <summary>From here on Phi is 1 or 0.</summary>
    private const float TailUpTo = 5.300000190734863f;

    /// <summary>Up to here the derivative is fitted; the fit is 1 here, or 0, so that it stays so behind it.</summary>
    private const float SlopeUpTo = 5.6900129318237305f;

    /// <summary>x Phi(x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Gelu<T>(Vector512<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Gelu(x.AsSingle()).As<float, T>() : x * Each(x.AsDouble(), Function).As<double, T>();

    /// <summary>Phi(x) + x phi(x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Slope<T>(Vector512<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Slope(x.AsSingle()).As<float, T>() : Each(x.AsDouble(), Slope).As<double, T>();

    private static Vector512<double> Each(Vector512<double> x, Func<double, double> function) =>
        Vector512.Create(Each(x.GetLower(), function), Each(x.GetUpper(), function));

    private static Vector256<double> Each(Vector256<double> x, Func<double, double> function) =>
        Vector256.Create(function(x[0]), function(x[1]), function(x[2]), function(x[3]));

    private static double Function(double x) => (ErrorFunction.Evaluate(x * Math.Sqrt(0.5)) + 1) * 0.5;

    private static double Slope(double x) => Function(x) + (x * Math.Exp(-x * x * 0.5) / Math.Sqrt(2 * Math.PI));

    /// <summary>max(x, 0) + m Phi(m) with m = -|x|; Phi(m) is the square of (m + bound) P(m)/Q(m), which is zero at the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gelu(Vector512<float> x)
    {
        var bound = Vector512.Create(TailUpTo);
        var m = Vector512.MaxNative(Vector512.Create(-TailUpTo), x | Vector512.Create(-0f));
        var numerator = (m + bound) * Step(m, m + Vector512.Create(10.058660507202148f), 27.09564781188965f);
        var denominator = Step(m, Vector512.Create(-0.12463895231485367f), 0.54390949010849f);
        denominator = Step(denominator, m, 1.201454758644104f);
        denominator = Step(denominator, m, 24.851232528686523f);
        denominator = Step(denominator, m, 32.69158935546875f);
        denominator = Step(denominator, m, 203.0908966064453f);
        var root = numerator / denominator;
        return Vector512.FusedMultiplyAdd(m * root, root, Vector512.MaxNative(Vector512<float>.Zero, x));
    }

    /// <summary>1/2 + x P(x^2)/Q(x^2)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Slope(Vector512<float> x)
    {
        x = Within(x, SlopeUpTo);
        var t = x * x;
        var square = t * t;
        var numerator = Step(t, t + Vector512.Create(186.45236206054688f), -353.9306640625f);
        numerator = Step(numerator, t, -10877.08203125f);
        numerator = Step(numerator, square + Vector512.Create(454.2020568847656f), 9079117f);
        var denominator = Step(t, Vector512.Create(46.41340637207031f), 996.1480712890625f);
        denominator = Step(denominator, t, 5589.58056640625f);
        denominator = Step(denominator, t, -59668.37890625f);
        denominator = Step(denominator, square + Vector512.Create(273.2947998046875f), 21494174f);
        return Vector512.Create(0.5f) + (x * numerator / denominator);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Step(Vector512<float> value, Vector512<float> factor, float term) =>
        Vector512.FusedMultiplyAdd(value, factor, Vector512.Create(term));

    /// <summary>The nearest number up to a bound away from zero; what is no number stays so, as the later operand of a processor's minimum does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Within(Vector512<float> x, float bound) =>
        Vector512.MaxNative(Vector512.Create(-bound), Vector512.MinNative(Vector512.Create(bound), x));
}
