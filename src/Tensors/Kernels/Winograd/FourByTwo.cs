using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Four outputs of two taps: the phases of windows of three or four at stride 2. The nodes 0, +-sqrt(1/2), -2 lose little precision.</summary>
internal readonly unsafe struct FourByTwo : ITileScheme
{
    private const float A = 0.70710678f;
    private const float SquareA = 0.5f;
    private const float C = -2;

    public static int Points => 5;

    public static int Outputs => 4;

    public static ReadOnlySpan<double> Nodes => [0, A, -A, C];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* inputs, nint inputStep, float* points, nint pointStep)
    {
        var d1 = Vector256.Load(inputs + inputStep);
        var d2 = Vector256.Load(inputs + (2 * inputStep));
        var d3 = Vector256.Load(inputs + (3 * inputStep));
        var (lessC, lessSquare) = (Vector256.Create(-C), Vector256.Create(-SquareA));
        var even = Vector256.FusedMultiplyAdd(lessC, d2, d3);
        var odd = Vector256.FusedMultiplyAdd(lessC, d1, d2);
        var infinite = Vector256.FusedMultiplyAdd(lessC, d3, Vector256.Load(inputs + (4 * inputStep)));
        Vector256.FusedMultiplyAdd(lessSquare, Vector256.FusedMultiplyAdd(lessC, Vector256.Load(inputs), d1), even).Store(points);
        Vector256.FusedMultiplyAdd(Vector256.Create(A), odd, even).Store(points + pointStep);
        Vector256.FusedMultiplyAdd(Vector256.Create(-A), odd, even).Store(points + (2 * pointStep));
        Vector256.FusedMultiplyAdd(lessSquare, d1, d3).Store(points + (3 * pointStep));
        Vector256.FusedMultiplyAdd(lessSquare, odd, infinite).Store(points + (4 * pointStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* points, nint pointStep, float* outputs, nint outputStep)
    {
        var m1 = Vector256.Load(points + pointStep);
        var m2 = Vector256.Load(points + (2 * pointStep));
        var m3 = Vector256.Load(points + (3 * pointStep));
        var square = Vector256.Create(SquareA);
        var (sum, odd) = (m1 + m2, Vector256.Create(A) * (m1 - m2));
        (Vector256.Load(points) + sum + m3).Store(outputs);
        Vector256.FusedMultiplyAdd(Vector256.Create(C), m3, odd).Store(outputs + outputStep);
        Vector256.FusedMultiplyAdd(square, sum, Vector256.Create(C * C) * m3).Store(outputs + (2 * outputStep));
        var infinite = Vector256.FusedMultiplyAdd(Vector256.Create(C * C * C), m3, Vector256.Load(points + (4 * pointStep)));
        Vector256.FusedMultiplyAdd(square, odd, infinite).Store(outputs + (3 * outputStep));
    }
}
