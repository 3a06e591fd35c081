using RepXai.Tensors;
using RepXai.Tensors.Differentiation;
using RepXai.Tensors.Randomness;
using Xunit;

namespace RepXai.Tests.Common;

/// <summary>Compares reverse sweeps and directional derivatives with central differences, in float64.</summary>
/// <param name="device">Primitives that compute in float64.</param>
/// <param name="function">The function of variables on a tape.</param>
/// <param name="operands">Where its derivative is checked.</param>
public sealed class DerivativeCheck(IPrimitives device, Func<IReadOnlyList<Variable>, Variable> function, IReadOnlyList<Operand> operands)
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;
    private const int Lanes = 2;
    private const int Directions = 2;
    private readonly RandomSequence random = new(new StreamKey(11, StreamPurpose.NoiseImage));

    /// <summary>
    /// The vector-Jacobian products of several lanes at once agree with differences, with those of one lane at a time, and with those of
    /// one operand when the others are constants; values that no sweep reads are freed before it.
    /// </summary>
    public void First()
    {
        var value = Evaluate(operands);
        var seeds = Operand.Between(-1, 1, random, value.Shape.Prepend(Lanes).Extents);
        var gradients = Gradients(operands, seeds);
        for (var i = 0; i < operands.Count; i++)
        {
            for (var turn = 0; turn < Directions; turn++)
            {
                CompareAlong(Direction(operands[i]), i, seeds, gradients[i]);
            }
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            var alone = Gradients(operands, new Operand(value.Shape.Prepend(1), Lane(seeds.Values, lane)));
            for (var i = 0; i < operands.Count; i++)
            {
                AssertClose(alone[i], Lane(gradients[i], lane), $"lane {lane} of operand {i}");
            }
        }

        for (var i = 0; i < operands.Count; i++)
        {
            AssertClose(gradients[i], Gradients(operands, seeds, only: i)[i], $"operand {i} among constants");
        }
    }

    /// <summary>The derivative of a recorded sweep agrees with differences of sweeps.</summary>
    public void Second()
    {
        var value = Evaluate(operands);
        var seeds = Operand.Between(-1, 1, random, value.Shape.Prepend(Lanes).Extents);
        var weights = operands.Select(operand => Operand.Between(-1, 1, random, operand.Shape.Prepend(Lanes).Extents)).ToArray();
        var gradients = SecondGradients(seeds, weights);
        for (var i = 0; i < operands.Count; i++)
        {
            var direction = Direction(operands[i]);
            var (up, down) = (Weighted(Moved(i, direction, Step), seeds, weights), Weighted(Moved(i, direction, -Step), seeds, weights));
            AssertClose([(up - down) / (2 * Step)], [Dot(gradients[i], direction)], $"second derivative in operand {i}");
        }
    }

    private void CompareAlong(double[] direction, int which, Operand seeds, double[] gradient)
    {
        var (up, down) = (Evaluate(Moved(which, direction, Step)), Evaluate(Moved(which, direction, -Step)));
        var slopes = up.Values.Zip(down.Values, (above, below) => (above - below) / (2 * Step)).ToArray();
        AssertClose(slopes, Along(direction, which), $"along operand {which}");
        for (var lane = 0; lane < Lanes; lane++)
        {
            AssertClose([Dot(Lane(seeds.Values, lane), slopes)], [Dot(Lane(gradient, lane), direction)], $"operand {which}, lane {lane}");
        }
    }

    private double[] Direction(Operand operand) => Operand.Between(-1, 1, random, operand.Shape.Extents).Values;

    private Operand[] Moved(int which, double[] direction, double step) =>
        [.. operands.Select((operand, i) => i == which ? operand.Moved(direction, step) : operand)];

    private Operand Evaluate(IReadOnlyList<Operand> at)
    {
        using var tape = new Tape(device);
        return Download(function(Leaves(tape, at)));
    }

    private double[][] Gradients(IReadOnlyList<Operand> at, Operand seeds, int? only = null)
    {
        using var tape = new Tape(device);
        using var constants = new Tape(device);
        Variable AsConstant(Operand operand) => tape.Constant(Leaf(constants, operand).Value);
        Variable[] leaves = [.. at.Select((operand, i) => only is null || only == i ? Leaf(tape, operand) : AsConstant(operand))];
        var gradients = at.Select(operand => new double[operand.Values.Length * seeds.Shape[0]]).ToArray();
        Variable[] sources = only is { } one ? [leaves[one]] : leaves;
        tape.Sweep(
            Evaluate(tape, leaves), Leaf(tape, seeds), sources, (i, cotangent) => gradients[only ?? i] = Download(cotangent).Values);
        return gradients;
    }

    /// <summary>The derivative along a direction of one operand: the second of two directions at once.</summary>
    private double[] Along(double[] direction, int which)
    {
        using var tape = new Tape(device);
        var leaves = Leaves(tape, operands);
        var value = Evaluate(tape, leaves);
        var derivatives = new double[value.Shape.Count * Lanes];
        var directions = new Operand(operands[which].Shape.Prepend(Lanes), [.. direction.Select(slope => -slope), .. direction]);
        Pushforward.Record(value, leaves).Along(which, Leaf(tape, directions), arrived => derivatives = Download(arrived).Values);
        return Lane(derivatives, 1);
    }

    /// <summary>The function's value; what a sweep does not read is freed.</summary>
    private Variable Evaluate(Tape tape, Variable[] leaves)
    {
        var result = function(leaves);
        tape.ReleaseUnread(0, result);
        return result;
    }

    /// <summary>The weighted sum of all gradients: the function whose gradient is the second derivative.</summary>
    private double Weighted(Operand[] at, Operand seeds, Operand[] weights) =>
        Gradients(at, seeds).Zip(weights, (gradient, weight) => Dot(gradient, weight.Values)).Sum();

    private double[][] SecondGradients(Operand seeds, Operand[] weights)
    {
        using var tape = new Tape(device);
        var leaves = Leaves(tape, operands);
        Variable? total = null;
        void Add(int i, Variable cotangent) => total = Plus(total, Sum(cotangent * Leaf(tape, weights[i])));
        tape.Sweep(Evaluate(tape, leaves), Leaf(tape, seeds), leaves, Add, record: true);
        var gradients = operands.Select(operand => new double[operand.Values.Length]).ToArray();
        var seed = tape.Leaf(device.Upload(new Shape(2), [-3.0, 1.0]), own: true);
        tape.Sweep(total ?? tape.Fill(Shape.Scalar, 0), seed, leaves, (i, cotangent) => gradients[i] = Lane(Download(cotangent).Values, 1));
        return gradients;
    }

    private static Variable Plus(Variable? total, Variable share) => total is null ? share : total + share;

    private static Variable Sum(Variable x) => x.Sum([.. Enumerable.Range(1, x.Shape.Rank)]).Reshape(Shape.Scalar);

    private static Variable[] Leaves(Tape tape, IReadOnlyList<Operand> at) => [.. at.Select(operand => Leaf(tape, operand))];

    private static Variable Leaf(Tape tape, Operand operand) => tape.Leaf(tape.Device.Upload(operand.Shape, operand.Values), own: true);

    private Operand Download(Variable variable)
    {
        var values = new double[variable.Shape.Count];
        device.Download(variable.Value, values);
        return new Operand(variable.Shape, values);
    }

    private static double[] Lane(double[] values, int lane) => values[(values.Length / Lanes * lane)..(values.Length / Lanes * (lane + 1))];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static void AssertClose(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{what}: {actual[i]} where {expected[i]} is expected");
        }
    }
}
