using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The normal distribution's function Phi, and Phi(x) + x phi(x), the derivative of x Phi(x). In binary32 both are 1/2 + x P(x^2)/Q(x^2), an odd
/// minimax fit, up to where 0 or 1 is as near; they are within 4e-7. In binary64 they come from the error function.
/// </summary>
internal static class NormalDistribution
{
    private const float FunctionUpTo = 5.5f;
    private const float SlopeUpTo = 5.6f;

    /// <summary>Phi(x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Function<T>(Vector256<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Function(x.AsSingle()).As<float, T>() : Each(x.AsDouble(), Function).As<double, T>();

    /// <summary>Phi(x) + x phi(x)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Slope<T>(Vector256<T> x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Slope(x.AsSingle()).As<float, T>() : Each(x.AsDouble(), Slope).As<double, T>();

    private static Vector256<double> Each(Vector256<double> x, Func<double, double> function) =>
        Vector256.Create(function(x[0]), function(x[1]), function(x[2]), function(x[3]));

    private static double Function(double x) => (ErrorFunction.Evaluate(x * Math.Sqrt(0.5)) + 1) * 0.5;

    private static double Slope(double x) => Function(x) + (x * Math.Exp(-x * x * 0.5) / Math.Sqrt(2 * Math.PI));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Function(Vector256<float> x)
    {
        var square = x * x;
        var numerator = Vector256.Create(-7.276645952458694e-11f);
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(5.178635120728359e-08f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(8.379965038329829e-06f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(0.00016919169866014272f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(0.004795086570084095f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(0.03264763951301575f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(0.3989422917366028f));
        var denominator = Vector256.Create(1.972866812138818e-06f);
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(8.141887519741431e-05f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.0019273565849289298f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.02843632362782955f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.24850225448608398f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256<float>.One);
        return Joined(x, x * numerator / denominator, FunctionUpTo);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Slope(Vector256<float> x)
    {
        var square = x * x;
        var numerator = Vector256.Create(2.589577996481296e-10f);
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(1.2764029122536158e-07f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(3.3735737815732136e-05f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(-5.562930709857028e-06f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(0.014187361113727093f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(-0.03289957717061043f));
        numerator = Vector256.FusedMultiplyAdd(numerator, square, Vector256.Create(0.797885000705719f));
        var denominator = Vector256.Create(7.700698006374296e-06f);
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.00018173243734054267f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.0033823843114078045f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.040137600153684616f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256.Create(0.29210469126701355f));
        denominator = Vector256.FusedMultiplyAdd(denominator, square, Vector256<float>.One);
        return Joined(x, x * numerator / denominator, SlopeUpTo);
    }

    /// <summary>1/2 plus the odd part, which is 1/2 or -1/2 from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Joined(Vector256<float> x, Vector256<float> odd, float upTo)
    {
        var half = Vector256.Create(0.5f);
        var isFar = Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(upTo));
        return half + Vector256.ConditionalSelect(isFar, Vector256.CopySign(half, x), odd);
    }
}
