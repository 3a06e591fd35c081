using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// Seven outputs of three taps: windows of three at stride 1, on images whose sides are multiples of seven as those of most image networks.
/// Of the short fractions, the nodes 0, +-1/2, +-7/8, +-3/2, +-4 lose least precision: the relative error of a result is about 1.5e-5.
/// </summary>
internal readonly unsafe struct SevenByThree : ITileScheme
{
    private const float A = 0.5f;
    private const float B = 0.875f;
    private const float C = 1.5f;
    private const float D = 4;
    private const float SquareA = A * A;
    private const float SquareB = B * B;
    private const float SquareC = C * C;
    private const float SquareD = D * D;

    public static int Points => 9;

    public static int Outputs => 7;

    public static ReadOnlySpan<double> Nodes => [0, A, -A, B, -B, C, -C, D, -D];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* inputs, nint inputStep, float* points, nint pointStep)
    {
        var (d1, d2) = (Vector256.Load(inputs + inputStep), Vector256.Load(inputs + (2 * inputStep)));
        var (d3, d4) = (Vector256.Load(inputs + (3 * inputStep)), Vector256.Load(inputs + (4 * inputStep)));
        var (d5, d6) = (Vector256.Load(inputs + (5 * inputStep)), Vector256.Load(inputs + (6 * inputStep)));
        var (d7, d8) = (Vector256.Load(inputs + (7 * inputStep)), Vector256.Load(inputs + (8 * inputStep)));
        Zero(Vector256.Load(inputs), d2, d4, d6, d8).Store(points);
        Pair(A, SquareB, SquareC, SquareD, d1, d2, d3, d4, d5, d6, d7, d8, points + pointStep, pointStep);
        Pair(B, SquareA, SquareC, SquareD, d1, d2, d3, d4, d5, d6, d7, d8, points + (3 * pointStep), pointStep);
        Pair(C, SquareA, SquareB, SquareD, d1, d2, d3, d4, d5, d6, d7, d8, points + (5 * pointStep), pointStep);
        Pair(D, SquareA, SquareB, SquareC, d1, d2, d3, d4, d5, d6, d7, d8, points + (7 * pointStep), pointStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* points, nint pointStep, float* outputs, nint outputStep)
    {
        var (sumA, oddA) = OppositeNodes.Split(A, points + pointStep, pointStep);
        var (sumB, oddB) = OppositeNodes.Split(B, points + (3 * pointStep), pointStep);
        var (sumC, oddC) = OppositeNodes.Split(C, points + (5 * pointStep), pointStep);
        var (sumD, oddD) = OppositeNodes.Split(D, points + (7 * pointStep), pointStep);
        (Vector256.Load(points) + (sumA + sumB) + (sumC + sumD)).Store(outputs);
        (oddA + oddB + (oddC + oddD)).Store(outputs + outputStep);
        Weigh(SquareA, SquareB, SquareC, SquareD, sumA, sumB, sumC, sumD).Store(outputs + (2 * outputStep));
        Weigh(SquareA, SquareB, SquareC, SquareD, oddA, oddB, oddC, oddD).Store(outputs + (3 * outputStep));
        const float fourthA = SquareA * SquareA;
        const float fourthB = SquareB * SquareB;
        const float fourthC = SquareC * SquareC;
        const float fourthD = SquareD * SquareD;
        Weigh(fourthA, fourthB, fourthC, fourthD, sumA, sumB, sumC, sumD).Store(outputs + (4 * outputStep));
        Weigh(fourthA, fourthB, fourthC, fourthD, oddA, oddB, oddC, oddD).Store(outputs + (5 * outputStep));
        Weigh(fourthA * SquareA, fourthB * SquareB, fourthC * SquareC, fourthD * SquareD, sumA, sumB, sumC, sumD)
            .Store(outputs + (6 * outputStep));
    }

    /// <summary>The product of (t^2 - square) over all four squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Zero(Vector256<float> d0, Vector256<float> d2, Vector256<float> d4, Vector256<float> d6, Vector256<float> d8)
    {
        const float ab = SquareA + SquareB;
        const float cd = SquareC + SquareD;
        const float abProduct = SquareA * SquareB;
        const float cdProduct = SquareC * SquareD;
        var value = Vector256.FusedMultiplyAdd(Vector256.Create(abProduct * cdProduct), d0, d8);
        value = Vector256.FusedMultiplyAdd(Vector256.Create(-((ab * cdProduct) + (cd * abProduct))), d2, value);
        value = Vector256.FusedMultiplyAdd(Vector256.Create(abProduct + cdProduct + (ab * cd)), d4, value);
        return Vector256.FusedMultiplyAdd(Vector256.Create(-(ab + cd)), d6, value);
    }

    /// <summary>The points of a node and its opposite: t (t +- node) times the product of (t^2 - square) over the three other squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(
        float node, float first, float second, float third,
        Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, Vector256<float> d4,
        Vector256<float> d5, Vector256<float> d6, Vector256<float> d7, Vector256<float> d8,
        float* points, nint step)
    {
        var one = Vector256.Create(-(first + second + third));
        var two = Vector256.Create((first * second) + (first * third) + (second * third));
        var three = Vector256.Create(-(first * second * third));
        var even = Vector256.FusedMultiplyAdd(three, d2, Vector256.FusedMultiplyAdd(two, d4, Vector256.FusedMultiplyAdd(one, d6, d8)));
        var odd = Vector256.FusedMultiplyAdd(three, d1, Vector256.FusedMultiplyAdd(two, d3, Vector256.FusedMultiplyAdd(one, d5, d7)));
        OppositeNodes.Join(node, even, odd, points, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Weigh(
        float a, float b, float c, float d, Vector256<float> partA, Vector256<float> partB, Vector256<float> partC, Vector256<float> partD)
    {
        var value = Vector256.FusedMultiplyAdd(Vector256.Create(c), partC, Vector256.Create(d) * partD);
        return Vector256.FusedMultiplyAdd(Vector256.Create(a), partA, Vector256.FusedMultiplyAdd(Vector256.Create(b), partB, value));
    }
}
