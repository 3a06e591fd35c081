using RepXai.Tensors.Kernels;

namespace RepXai.Tensors.Tests.Kernels;

public class SingleErrorFunctionTests
{
    [Fact]
    public void It_is_the_one_in_binary64_to_a_few_roundings_and_odd()
    {
        const int Steps = 1 << 16;
        float[] x = [.. Enumerable.Range(-Steps, 2 * Steps).Select(step => step * 6.5f / Steps)];
        var y = new float[x.Length];
        SingleErrorFunction.Evaluate(x, y);
        for (var i = 0; i < x.Length; i++)
        {
            var expected = ErrorFunction.Evaluate((double)x[i]);
            Assert.True(Math.Abs(y[i] - expected) <= 2.5e-7 * Math.Abs(expected), $"erf({x[i]}) is {expected}, not {y[i]}");
            Assert.Equal(-y[i], Evaluate(-x[i]));
        }
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-30f, 1.1283791e-30f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Its_ends_are_those_of_the_function(float x, float expected) => Assert.Equal(expected, Evaluate(x));

    private static float Evaluate(float x)
    {
        var y = new float[8];
        SingleErrorFunction.Evaluate([x, x, x, x, x, x, x, x], y);
        return y[7];
    }
}
