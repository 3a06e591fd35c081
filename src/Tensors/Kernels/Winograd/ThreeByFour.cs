using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Three outputs of four taps: the phases of windows of seven or eight at stride 2.</summary>
internal readonly unsafe struct ThreeByFour : ITileScheme
{
    public static int Points => SixPoints.Count;

    public static int Outputs => 3;

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
        var (sumA, sumB) = (m1 + m2, m3 + m4);
        (Vector256.Load(points) + sumA + sumB).Store(outputs);
        Vector256.FusedMultiplyAdd(Vector256.Create(SixPoints.A), m1 - m2, Vector256.Create(SixPoints.B) * (m3 - m4)).Store(outputs + outputStep);
        var infinite = Vector256.FusedMultiplyAdd(Vector256.Create(SixPoints.SquareB), sumB, Vector256.Load(points + (5 * pointStep)));
        Vector256.FusedMultiplyAdd(Vector256.Create(SixPoints.SquareA), sumA, infinite).Store(outputs + (2 * outputStep));
    }
}
