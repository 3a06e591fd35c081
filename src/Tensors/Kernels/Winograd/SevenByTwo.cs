using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// Seven outputs of two taps: the phases of windows of three or four at stride 2, on images whose sides are multiples of fourteen. The nodes
/// 0, +-1/2, +-1, +-2 and infinity give a relative error of about 7e-6.
/// </summary>
internal readonly unsafe struct SevenByTwo : ITileScheme
{
    private const float A = 0.5f;
    private const float B = 1;
    private const float C = 2;
    private const float SquareA = A * A;
    private const float SquareB = B * B;
    private const float SquareC = C * C;

    public static int Points => 8;

    public static int Outputs => 7;

    public static ReadOnlySpan<double> Nodes => [0, A, -A, B, -B, C, -C];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* inputs, nint inputStep, float* points, nint pointStep)
    {
        var (d1, d2) = (Vector256.Load(inputs + inputStep), Vector256.Load(inputs + (2 * inputStep)));
        var (d3, d4) = (Vector256.Load(inputs + (3 * inputStep)), Vector256.Load(inputs + (4 * inputStep)));
        var (d5, d6) = (Vector256.Load(inputs + (5 * inputStep)), Vector256.Load(inputs + (6 * inputStep)));
        All(Vector256.Load(inputs), d2, d4, d6).Store(points);
        Pair(A, SquareB, SquareC, d1, d2, d3, d4, d5, d6, points + pointStep, pointStep);
        Pair(B, SquareA, SquareC, d1, d2, d3, d4, d5, d6, points + (3 * pointStep), pointStep);
        Pair(C, SquareA, SquareB, d1, d2, d3, d4, d5, d6, points + (5 * pointStep), pointStep);
        All(d1, d3, d5, Vector256.Load(inputs + (7 * inputStep))).Store(points + (7 * pointStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* points, nint pointStep, float* outputs, nint outputStep)
    {
        const float fourthA = SquareA * SquareA;
        const float fourthB = SquareB * SquareB;
        const float fourthC = SquareC * SquareC;
        var (sumA, oddA) = OppositeNodes.Split(A, points + pointStep, pointStep);
        var (sumB, oddB) = OppositeNodes.Split(B, points + (3 * pointStep), pointStep);
        var (sumC, oddC) = OppositeNodes.Split(C, points + (5 * pointStep), pointStep);
        var infinite = Vector256.Load(points + (7 * pointStep));
        (Vector256.Load(points) + sumA + (sumB + sumC)).Store(outputs);
        (oddA + oddB + oddC).Store(outputs + outputStep);
        Weigh(SquareA, SquareB, SquareC, sumA, sumB, sumC).Store(outputs + (2 * outputStep));
        Weigh(SquareA, SquareB, SquareC, oddA, oddB, oddC).Store(outputs + (3 * outputStep));
        Weigh(fourthA, fourthB, fourthC, sumA, sumB, sumC).Store(outputs + (4 * outputStep));
        Weigh(fourthA, fourthB, fourthC, oddA, oddB, oddC).Store(outputs + (5 * outputStep));
        (Weigh(fourthA * SquareA, fourthB * SquareB, fourthC * SquareC, sumA, sumB, sumC) + infinite).Store(outputs + (6 * outputStep));
    }

    /// <summary>The product of (t^2 - square) over all three squares: at node 0, and one power higher at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> All(Vector256<float> first, Vector256<float> second, Vector256<float> third, Vector256<float> fourth)
    {
        const float one = -(SquareA + SquareB + SquareC);
        const float two = (SquareA * SquareB) + (SquareA * SquareC) + (SquareB * SquareC);
        const float three = -(SquareA * SquareB * SquareC);
        var value = Vector256.FusedMultiplyAdd(Vector256.Create(three), first, fourth);
        return Vector256.FusedMultiplyAdd(Vector256.Create(two), second, Vector256.FusedMultiplyAdd(Vector256.Create(one), third, value));
    }

    /// <summary>The points of a node and its opposite: t (t +- node) times the product of (t^2 - square) over the two other squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(
        float node, float first, float second,
        Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, Vector256<float> d4, Vector256<float> d5, Vector256<float> d6,
        float* points, nint step)
    {
        var (one, two) = (Vector256.Create(-(first + second)), Vector256.Create(first * second));
        var even = Vector256.FusedMultiplyAdd(two, d2, Vector256.FusedMultiplyAdd(one, d4, d6));
        var odd = Vector256.FusedMultiplyAdd(two, d1, Vector256.FusedMultiplyAdd(one, d3, d5));
        OppositeNodes.Join(node, even, odd, points, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Weigh(float a, float b, float c, Vector256<float> partA, Vector256<float> partB, Vector256<float> partC)
    {
        var value = Vector256.FusedMultiplyAdd(Vector256.Create(b), partB, Vector256.Create(c) * partC);
        return Vector256.FusedMultiplyAdd(Vector256.Create(a), partA, value);
    }
}
