using RepXai.Tensors.Cpu;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Cpu;

public class ElementwiseTests
{
    public static TheoryData<UnaryFunction> Unary => [.. Enum.GetValues<UnaryFunction>()];

    public static TheoryData<BinaryFunction> Binary => [.. Enum.GetValues<BinaryFunction>()];

    [Theory]
    [MemberData(nameof(Unary))]
    public void A_function_of_one_element_equals_its_definition(UnaryFunction function)
    {
        foreach (var count in new[] { 1, 3, 8, 16, 29, 40_001 })
        {
            var x = HostTensor.Seeded(count, new Shape(count));
            if (function is UnaryFunction.Log or UnaryFunction.Sqrt or UnaryFunction.Reciprocal)
            {
                x = HostTensor.Generate(x.Shape, index => Math.Abs(x.At(index)) + 0.125);
            }

            Backends.Compare(HostTensor.Generate(x.Shape, index => Define(function, x.At(index))), [x], (device, t) => device.Map(function, t[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void An_element_has_the_same_bytes_whatever_stands_beside_it(UnaryFunction function)
    {
        var many = HostTensor.Generate(new Shape(67), index => 0.3 + (index[0] / 16.0));
        var together = Backends.Run<float>(1, [many], (device, t) => device.Map(function, t[0]));
        for (var i = 0; i < together.Length; i++)
        {
            var alone = Backends.Run<float>(1, [new HostTensor(new Shape(1), [many.Values[i]])], (device, t) => device.Map(function, t[0]));
            Assert.Equal(together[i], alone[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void A_function_of_two_elements_equals_its_definition_under_every_broadcast(BinaryFunction function)
    {
        foreach (var (left, right) in Shapes())
        {
            var least = function == BinaryFunction.Power ? 1 : -11;
            var a = new HostTensor(left, [.. Enumerable.Range(0, left.Count).Select(i => ((i * 7 % 23) + least) / 8.0)]);
            var b = new HostTensor(right, [.. Enumerable.Range(0, right.Count).Select(i => ((i * 5 % 19) - 9.5) / 4.0)]);
            b = function == BinaryFunction.Equal ? b with { Values = [.. b.Values.Select(value => Math.Round(value))] } : b;
            var expected = HostTensor.Generate(Shape.Broadcast(left, right), index => Define(function, a.At(index), b.At(index)));
            Backends.Compare(expected, [a, b], (device, t) => device.Combine(function, t[0], t[1]));
        }
    }

    [Theory]
    [InlineData(new[] { 2, 3, 49 }, new[] { 3, 1 }, new[] { 3, 1 })]
    [InlineData(new[] { 3, 1 }, new[] { 2, 3, 49 }, new[] { 1 })]
    [InlineData(new[] { 5, 1, 9 }, new[] { 2, 9 }, new[] { 4, 5, 2, 1 })]
    [InlineData(new[] { 3, 20_011 }, new[] { 3, 20_011 }, new[] { 20_011 })]
    [InlineData(new[] { 0, 3 }, new[] { 3 }, new[] { 1 })]
    public void A_product_with_a_sum_broadcasts_all_three_operands_and_rounds_as_single_steps_do(int[] left, int[] right, int[] added)
    {
        var (a, b, c) = (HostTensor.Seeded(1, new Shape(left)), HostTensor.Seeded(2, new Shape(right)), HostTensor.Seeded(3, new Shape(added)));
        var shape = Shape.Broadcast(Shape.Broadcast(a.Shape, b.Shape), c.Shape);
        var expected = HostTensor.Generate(shape, index => (a.At(index) * b.At(index)) + c.At(index));
        Backends.Compare(expected, [a, b, c], (device, t) => device.MultiplyAdd(t[0], t[1], t[2]));
        var thirds = a with { Values = [.. a.Values.Select(value => value / 3)] };
        Assert.Equal(
            Backends.Run<float>(1, [thirds, b, c], (device, t) => SingleSteps.MultiplyAdd(device, t[0], t[1], t[2])),
            Backends.Run<float>(2, [thirds, b, c], (device, t) => device.MultiplyAdd(t[0], t[1], t[2])));
    }

    [Fact]
    public void A_selection_broadcasts_all_three_operands()
    {
        var condition = HostTensor.Generate(new Shape(4, 1, 3), index => (index[0] + index[2]) % 2);
        var b = HostTensor.Seeded(1, new Shape(5, 1));
        var c = HostTensor.Seeded(2, new Shape(2, 1, 5, 3));
        var expected = HostTensor.Generate(new Shape(2, 4, 5, 3), index => condition.At(index) != 0 ? b.At(index) : c.At(index));
        Backends.Compare(expected, [condition, b, c], (device, t) => device.Select(t[0], t[1], t[2]));
    }

    [Fact]
    public void What_is_not_a_number_stays_not_a_number()
    {
        var x = new HostTensor(new Shape(3), [double.NaN, -1, 2]);
        Backends.Compare(new HostTensor(x.Shape, [double.NaN, 0, 2]), [x], (device, t) => device.Map(UnaryFunction.Relu, t[0]));
        Backends.Compare(new HostTensor(x.Shape, [double.NaN, -1, 1]), [x], (device, t) => device.Map(UnaryFunction.Sign, t[0]));
        Backends.Compare(new HostTensor(x.Shape, [double.NaN, 1, 2]), [x, new HostTensor(new Shape(1), [1])], (device, t) =>
            device.Combine(BinaryFunction.Maximum, t[0], t[1]));
    }

    private static IEnumerable<(Shape Left, Shape Right)> Shapes() =>
    [
        (new Shape(37), new Shape(37)),
        (new Shape(3, 41), Shape.Scalar),
        (Shape.Scalar, new Shape(2, 19)),
        (new Shape(2, 5, 3, 7), new Shape(5, 1, 1)),
        (new Shape(4, 2, 5, 9), new Shape(2, 5, 9)),
        (new Shape(2, 3, 1, 9), new Shape(3, 4, 1)),
        (new Shape(1, 6, 1), new Shape(5, 1, 33)),
        (new Shape(3, 50_000 / 3), new Shape(3, 1)),
        (new Shape(2, 0, 3), new Shape(3)),
    ];

    [Fact]
    public void Results_larger_than_a_cache_hold_every_element()
    {
        var shape = new Shape(659, 13_089);
        using var device = new CpuPrimitives<float>(new CpuOptions(2, long.MaxValue));
        var values = new float[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i % 1013) - 500;
        }

        using var x = device.Upload(shape, values);
        using var row = device.Upload(new Shape(13_089), values.AsSpan(0, 13_089));
        using var sum = device.Combine(BinaryFunction.Add, x, row);
        using var rectified = device.Map(UnaryFunction.Relu, x);
        var (sums, positive) = (new float[values.Length], new float[values.Length]);
        device.Download(sum, sums);
        device.Download(rectified, positive);
        for (var i = 0; i < values.Length; i++)
        {
            if (sums[i] != values[i] + values[i % 13_089] || positive[i] != Math.Max(values[i], 0))
            {
                Assert.Fail($"element {i} of {values[i]} became {sums[i]} and {positive[i]}");
            }
        }
    }

    private static double Define(UnaryFunction function, double x) => function switch
    {
        UnaryFunction.Negate => -x,
        UnaryFunction.Abs => Math.Abs(x),
        UnaryFunction.Sign => Math.Sign(x),
        UnaryFunction.Exp => Math.Exp(x),
        UnaryFunction.Log => Math.Log(x),
        UnaryFunction.Sqrt => Math.Sqrt(x),
        UnaryFunction.Reciprocal => 1 / x,
        UnaryFunction.Tanh => Math.Tanh(x),
        UnaryFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryFunction.Softplus => Math.Log(1 + Math.Exp(x)),
        UnaryFunction.Erf => Integrate(x),
        UnaryFunction.Gelu => x * (Integrate(x * Math.Sqrt(0.5)) + 1) / 2,
        UnaryFunction.Relu => Math.Max(x, 0),
        UnaryFunction.Sin => Math.Sin(x),
        UnaryFunction.Cos => Math.Cos(x),
        UnaryFunction.Floor => Math.Floor(x),
        UnaryFunction.Ceiling => Math.Ceiling(x),
        UnaryFunction.Round => Math.Round(x, MidpointRounding.ToEven),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>The error function as its integral, by the five-point Gauss-Legendre rule on panels.</summary>
    private static double Integrate(double x)
    {
        const int Panels = 24;
        (double Node, double Weight)[] rule =
        [
            (0, 0.5688888888888889),
            (0.5384693101056831, 0.4786286704993665), (-0.5384693101056831, 0.4786286704993665),
            (0.9061798459386640, 0.2369268850561891), (-0.9061798459386640, 0.2369268850561891),
        ];
        var half = x / Panels / 2;
        var sum = 0.0;
        for (var panel = 0; panel < Panels; panel++)
        {
            foreach (var (node, weight) in rule)
            {
                var t = half * ((2 * panel) + 1 + node);
                sum += weight * Math.Exp(-t * t);
            }
        }

        return 2 / Math.Sqrt(Math.PI) * half * sum;
    }

    private static double Define(BinaryFunction function, double a, double b) => function switch
    {
        BinaryFunction.Add => a + b,
        BinaryFunction.Subtract => a - b,
        BinaryFunction.Multiply => a * b,
        BinaryFunction.Divide => a / b,
        BinaryFunction.Power => Math.Pow(a, b),
        BinaryFunction.Maximum => Math.Max(a, b),
        BinaryFunction.Minimum => Math.Min(a, b),
        BinaryFunction.Greater => a > b ? 1 : 0,
        BinaryFunction.GreaterOrEqual => a >= b ? 1 : 0,
        BinaryFunction.Equal => a == b ? 1 : 0,
        BinaryFunction.Gate => b > 0 ? a : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
