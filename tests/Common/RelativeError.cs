using System.Numerics;
using Xunit;

namespace RepXai.Tests.Common;

/// <summary>|actual - expected| / |expected| in the L2 norm.</summary>
public static class RelativeError
{
    /// <summary>The error of some elements.</summary>
    public static double Of<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> expected)
        where T : INumber<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        double difference = 0, norm = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            var known = double.CreateTruncating(expected[i]);
            difference += Math.Pow(double.CreateTruncating(actual[i]) - known, 2);
            norm += Math.Pow(known, 2);
        }

        return Math.Sqrt(difference / Math.Max(norm, 1e-30));
    }
}
