using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Four outputs of three taps: windows of three at stride 1.</summary>
internal readonly unsafe struct FourByThree : ITileScheme
{
    public static int Points => SixPoints.Count;

    public static int Outputs => 4;

    public static ReadOnlySpan<double> Nodes => SixPoints.Nodes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* inputs, nint inputStep, float* points, nint pointStep) =>
        SixPoints.Input(inputs, inputStep, points, pointStep);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* points, nint pointStep, float* outputs, nint outputStep)
    {
        var m1 = Vector256.Load(points + pointStep);
        var m2 = Vector256.Load(points + (2 * pointStep));
        var m3 = Vector256.Load(points + (3 * pointStep));
        var m4 = Vector256.Load(points + (4 * pointStep));
        var (squareA, squareB) = (Vector256.Create(SixPoints.SquareA), Vector256.Create(SixPoints.SquareB));
        var (sumA, sumB) = (m1 + m2, m3 + m4);
        var oddA = Vector256.Create(SixPoints.A) * (m1 - m2);
        var oddB = Vector256.Create(SixPoints.B) * (m3 - m4);
        (Vector256.Load(points) + sumA + sumB).Store(outputs);
        (oddA + oddB).Store(outputs + outputStep);
        Vector256.FusedMultiplyAdd(squareA, sumA, squareB * sumB).Store(outputs + (2 * outputStep));
        var infinite = Vector256.FusedMultiplyAdd(squareB, oddB, Vector256.Load(points + (5 * pointStep)));
        Vector256.FusedMultiplyAdd(squareA, oddA, infinite).Store(outputs + (3 * outputStep));
    }
}
