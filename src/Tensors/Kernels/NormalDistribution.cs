using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The normal distribution's function Phi, and Phi(x) + x phi(x), the derivative of x Phi(x). In binary32 both are 1/2 + x P(x^2)/Q(x^2), an odd
/// minimax fit, within 3e-7 and 4e-7. They are fitted up to bounds where the quotient is a half exactly, so that 0 or 1 stands behind them. In
/// binary64 they come from the error function.
/// </summary>
internal static class NormalDistribution
{
    private const float FunctionUpTo = 5.299997329711914f;
    private const float SlopeUpTo = 5.699999332427979f;

    /// <summary>Phi(x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Function<T>(Vector512<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Function(x.AsSingle()).As<float, T>() : Each(x.AsDouble(), Function).As<double, T>();

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Function(Vector512<float> x)
    {
        x = Within(x, FunctionUpTo);
        var square = x * x;
        var numerator = Vector512.Create(6.264906915021129e-06f);
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(0.0003416281542740762f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(0.005699433386325836f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(0.05207090079784393f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(0.3989418148994446f));
        var denominator = Vector512.Create(5.298339260662033e-07f);
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.00012253574095666409f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.0028635107446461916f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.038830045610666275f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.29718172550201416f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512<float>.One);
        return Vector512.Create(0.5f) + (x * numerator / denominator);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Slope(Vector512<float> x)
    {
        x = Within(x, SlopeUpTo);
        var square = x * x;
        var numerator = Vector512.Create(1.927904662579749e-07f);
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(3.5945617128163576e-05f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(1.9319277271279134e-05f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(0.014229528605937958f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(-0.03099200688302517f));
        numerator = Vector512.FusedMultiplyAdd(numerator, square, Vector512.Create(0.7978853583335876f));
        var denominator = Vector512.Create(8.947996320785023e-06f);
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.00019203982083126903f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.003522967454046011f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.04098089784383774f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512.Create(0.29449883103370667f));
        denominator = Vector512.FusedMultiplyAdd(denominator, square, Vector512<float>.One);
        return Vector512.Create(0.5f) + (x * numerator / denominator);
    }

    /// <summary>The nearest number up to a bound away from zero; what is no number stays so, as the later operand of a processor's minimum does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Within(Vector512<float> x, float bound) =>
        Vector512.MaxNative(Vector512.Create(-bound), Vector512.MinNative(Vector512.Create(bound), x));
}
