using RepXai.Tensors.Cpu;
using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Primitives;
using RepXai.Tensors.Randomness;
using RepXai.Tests.Common;

namespace RepXai.Tensors.Tests.Differentiation;

/// <summary>Every primitive's derivative, and the derivative's derivative, against finite differences in float64.</summary>
public sealed class PrimitiveDerivativeTests : IDisposable
{
    private readonly CpuPrimitives<double> device = new(CpuOptions.Default with { Threads = 1 });
    private readonly RandomSequence random = new(new StreamKey(7, StreamPurpose.NoiseImage));

    [Theory]
    [InlineData(UnaryFunction.Negate)]
    [InlineData(UnaryFunction.Abs)]
    [InlineData(UnaryFunction.Sign)]
    [InlineData(UnaryFunction.Exp)]
    [InlineData(UnaryFunction.Log)]
    [InlineData(UnaryFunction.Sqrt)]
    [InlineData(UnaryFunction.Reciprocal)]
    [InlineData(UnaryFunction.Tanh)]
    [InlineData(UnaryFunction.Sigmoid)]
    [InlineData(UnaryFunction.Softplus)]
    [InlineData(UnaryFunction.Erf)]
    [InlineData(UnaryFunction.Gelu)]
    [InlineData(UnaryFunction.Relu)]
    [InlineData(UnaryFunction.Sin)]
    [InlineData(UnaryFunction.Cos)]
    [InlineData(UnaryFunction.Floor)]
    [InlineData(UnaryFunction.Ceiling)]
    [InlineData(UnaryFunction.Round)]
    public void A_function_of_one_element(UnaryFunction function)
    {
        var needsPositive = function is UnaryFunction.Log or UnaryFunction.Sqrt or UnaryFunction.Reciprocal;
        Check(x => x[0].Map(function), Operand.Between(needsPositive ? 0.4 : -1.7, 1.7, random, 3, 5));
    }

    [Theory]
    [InlineData(new[] { 2, 3, 4 }, new[] { 3, 4 }, 2)]
    [InlineData(new[] { 2, 3, 9 }, new[] { 1, 3, 9 }, 2)]
    [InlineData(new[] { 2, 3 }, new[] { 4, 1, 3 }, 1)]
    [InlineData(new[] { 2, 3 }, new[] { 1, 3 }, 2)]
    public void Sums_of_products(int[] left, int[] right, int place) => Check(
        x => x[0].SumOfProducts(x[1], place), Operand.Between(-1, 1, random, left), Operand.Between(-1, 1, random, right));

    [Theory]
    [InlineData(new[] { 3, 4, 5 }, 1, new[] { 5 })]
    [InlineData(new[] { 3, 4, 5 }, 2, new[] { 4, 5 })]
    [InlineData(new[] { 2, 4, 5 }, 2, new[] { 4, 1 })]
    public void Standardised_rows(int[] shape, int axes, int[] row)
    {
        var (x, scale, shift) = (Operand.Between(-1, 1, random, shape), Operand.Between(-1, 1, random, row), Operand.Between(-1, 1, random, row));
        Check(v => v[0].Standardise(axes, 0.1, v[1], v[2]), x, scale, shift);
        Check(v => v[0].Standardise(axes, 0.1, v[1]) + v[0], x, scale);
        Check(v => v[0].Standardise(axes, 0.1, null, v[1]), x, shift);
        Check(v => v[0].Standardise(axes, 0.1).Map(UnaryFunction.Relu) * v[0], x);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Softmax_over_rows(int axes)
    {
        var x = Operand.Between(-1, 1, random, 2, 3, 4);
        Check(v => v[0].Softmax(axes), x);
        Check(v => v[0].Softmax(axes).Map(UnaryFunction.Relu) * v[0], x);
        Check(v => v[0].Softmax(axes).Map(UnaryFunction.Relu), x);
    }

    public static TheoryData<BinaryFunction, int[], int[]> BinaryCases()
    {
        var cases = new TheoryData<BinaryFunction, int[], int[]>();
        foreach (var function in Enum.GetValues<BinaryFunction>())
        {
            cases.Add(function, [2, 3, 4], [2, 3, 4]);
            cases.Add(function, [2, 3, 4], [3, 1]);
            cases.Add(function, [4], [2, 3, 1]);
            cases.Add(function, [], [2, 3]);
            cases.Add(function, [1, 3], [2, 1]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void A_function_of_two_elements_broadcast(BinaryFunction function, int[] left, int[] right)
    {
        var low = function is BinaryFunction.Divide or BinaryFunction.Power ? 0.4 : -1.5;
        Check(x => x[0].Combine(function, x[1]), Operand.Between(low, 1.5, random, left), Operand.Between(low, 1.5, random, right));
    }

    [Theory]
    [InlineData(new[] { 2, 3, 4 }, new[] { 3, 1 }, new[] { 3, 1 })]
    [InlineData(new[] { 3 }, new[] { 2, 1 }, new[] { 2, 2, 3 })]
    public void A_product_with_a_sum(int[] left, int[] right, int[] added) => Check(
        x => x[0].MultiplyAdd(x[1], x[2]),
        Operand.Between(-1, 1, random, left), Operand.Between(-1, 1, random, right), Operand.Between(-1, 1, random, added));

    [Fact]
    public void A_choice_between_two_values() => Check(
        x => x[0].Select(x[1], x[2]),
        new Operand(new Shape(3, 1), [1, 0, 2]), Operand.Between(-1, 1, random, 2, 3, 4), Operand.Between(-1, 1, random, 4));

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 2 })]
    [InlineData(new[] { 1, 3 })]
    [InlineData(new[] { 1, 2, 3 })]
    public void Sums_and_maxima_over_axes(int[] places)
    {
        Check(x => x[0].Sum(places) * x[0].Sum(places), Operand.Between(-1, 1, random, 2, 3, 4));
        Check(x => x[0].Max(places) * x[0].Max(places), Operand.Between(-1, 1, random, 2, 3, 4));
    }

    [Fact]
    public void Moved_elements()
    {
        var operand = Operand.Between(-1, 1, random, 2, 3, 4);
        Check(x => Square(x[0].Reshape(new Shape(6, 4))), operand);
        Check(x => Square(x[0].Permute(2, 0, 1)), operand);
        Check(x => Square(x[0].Slice(1, 3, -2, 2)), operand);
        Check(x => Square(x[0].Slice(2, 1, 1, 2)), operand);
        Check(x => Square(x[0].Embed(2, 1, 2, 7)), operand);
        Check(x => Square(x[0].Embed(3, 1, -1, 3)), operand);
        Check(x => Square(x[0].Gather(2, [2, 0, 2, 1])), operand);
        Check(x => Square(x[0].ScatterAdd(1, [1, 4, 1, 0], 6)), operand);
        Check(x => Square(x[0].BroadcastTo(new Shape(5, 2, 3, 4))), operand);
        Check(x => Square(x[0].BroadcastTo(new Shape(2, 3, 5))), Operand.Between(-1, 1, random, 3, 1));
        Check(x => Square(VariableOperations.Concat([x[0], x[1], x[0]], 2)), operand, Operand.Between(-1, 1, random, 2, 1, 4));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Matrix_products(bool transposeLeft, bool transposeRight)
    {
        int[] left = transposeLeft ? [4, 3] : [3, 4];
        int[] right = transposeRight ? [5, 4] : [4, 5];
        foreach (var (before, after) in new (int[], int[])[] { ([], []), ([2], []), ([], [2]), ([2, 1], [3]) })
        {
            Check(
                x => x[0].MatMul(x[1], transposeLeft, transposeRight),
                Operand.Between(-1, 1, random, [.. before, .. left]),
                Operand.Between(-1, 1, random, [.. after, .. right]));
        }
    }

    public static TheoryData<string> Geometries() => new(ConvolutionCase.All.Keys);

    [Theory]
    [MemberData(nameof(Geometries))]
    public void Convolutions_and_their_adjoints(string name)
    {
        var (geometry, shape, kernel) = ConvolutionCase.All[name];
        var (image, weights) = (Operand.Between(-1, 1, random, shape), Operand.Between(-1, 1, random, kernel));
        var extents = shape[^geometry.SpatialRank..];
        var result = geometry.OutputShape(new Shape(shape), new Shape(kernel));
        Check(x => x[0].Convolve(x[1], geometry), image, weights);
        Check(x => x[0].ConvolveInputAdjoint(x[1], geometry, extents), Operand.Between(-1, 1, random, result.Extents), weights);
        Check(
            x => x[0].ConvolveWeightAdjoint(x[1], geometry, new Shape(kernel)).Reshape(new Shape(kernel).Prepend(2)),
            image, Operand.Between(-1, 1, random, result.Prepend(2).Extents));
    }

    [Fact]
    public void A_convolution_whose_weights_have_leading_axes() => Check(
        x => x[0].Convolve(x[1], new ConvolutionGeometry([1, 1], [1, 1], [1, 0], [0, 1], 2)),
        Operand.Between(-1, 1, random, 2, 4, 4, 5), Operand.Between(-1, 1, random, 3, 6, 2, 2, 3));

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Pools(bool ceiling, bool countPadding)
    {
        var geometry = new PoolGeometry([3, 2], [2, 2], [1, 2], [1, 0], [0, 1], ceiling, countPadding);
        var image = Operand.Between(-1, 1, random, 2, 3, 6, 5);
        Check(x => Square(x[0].MaxPool(geometry)), image);
        Check(x => Square(x[0].AveragePool(geometry)), image);
        var pooled = Operand.Between(-1, 1, random, geometry.OutputShape(image.Shape).Extents);
        Check(x => Square(x[0].AveragePoolAdjoint(geometry, [6, 5])), pooled);
    }

    [Fact]
    public void Elements_added_to_planes() => Check(
        x =>
        {
            var indices = x[1].PoolArgMax(new PoolGeometry([2, 2], [1, 1], [1, 1], [0, 0], [0, 0], false, false));
            return Square(x[0].PlaneScatterAdd(indices, [4, 3]));
        },
        Operand.Between(-1, 1, random, 5, 2, 3, 2), Operand.Between(-1, 1, random, 2, 4, 3));

    public void Dispose() => device.Dispose();

    private void Check(Func<IReadOnlyList<Variable>, Variable> function, params Operand[] operands)
    {
        var check = new DerivativeCheck(device, function, operands);
        check.First();
        check.Second();
    }

    /// <summary>Makes a linear primitive's second derivative more than zero.</summary>
    private static Variable Square(Variable x) => x * x;
}
