using System.Numerics;
using System.Runtime.InteropServices;

namespace RepXai.Tensors.Kernels;

/// <summary>The error function, in binary64 for any type but binary32.</summary>
internal static class ErrorFunction
{
    /// <summary>From here on the continued fraction converges faster than the series.</summary>
    private const double FractionFrom = 2.5;

    /// <summary>From here on 1 is the nearest binary64 number.</summary>
    private const double OneFrom = 6;

    private const int FractionTerms = 60;

    public static void Evaluate<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            SingleErrorFunction.Evaluate(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            y[i] = T.CreateTruncating(Evaluate(double.CreateTruncating(x[i])));
        }
    }

    public static double Evaluate(double x)
    {
        var magnitude = Math.Abs(x);
        return magnitude < FractionFrom ? Series(x)
            : magnitude < OneFrom ? Math.CopySign(1 - Complement(magnitude), x)
            : double.IsNaN(x) ? x
            : Math.CopySign(1, x);
    }

    /// <summary>2/sqrt(pi) e^(-x^2) sum over n of 2^n x^(2n+1) / (2n+1)!! (Abramowitz and Stegun 7.1.6); all terms have one sign.</summary>
    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>e^(-x^2)/sqrt(pi) times the continued fraction 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ... (Abramowitz and Stegun 7.1.14).</summary>
    private static double Complement(double x)
    {
        var fraction = x;
        for (var k = FractionTerms; k >= 1; k--)
        {
            fraction = x + (k / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
