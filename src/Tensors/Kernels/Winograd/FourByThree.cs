using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Four outputs of three taps: windows of three at stride 1.</summary>
internal readonly unsafe struct FourByThree : ITileScheme
{
    public static int Points => SixPoints.Count;

    public static int Outputs => 4;

    public static ReadOnlySpan<double> Nodes => SixPoints.Nodes;

    public static ReadOnlySpan<double> Scales => SixPoints.Scales;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(
        Vector256<float> d0, Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, Vector256<float> d4, Vector256<float> d5,
        float* points, nint step) => SixPoints.Input(d0, d1, d2, d3, d4, d5, points, step);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Y0, Vector256<float> Y1, Vector256<float> Y2, Vector256<float> Y3) Output(float* points, nint step)
    {
        var m0 = Vector256.Load(points);
        var m1 = Vector256.Load(points + step);
        var m2 = Vector256.Load(points + (2 * step));
        var m3 = Vector256.Load(points + (3 * step));
        var m4 = Vector256.Load(points + (4 * step));
        var m5 = Vector256.Load(points + (5 * step));
        var (squareA, squareB) = (Vector256.Create(SixPoints.SquareA), Vector256.Create(SixPoints.SquareB));
        var (sumA, sumB) = (m1 + m2, m3 + m4);
        var oddA = Vector256.Create(SixPoints.A) * (m1 - m2);
        var oddB = Vector256.Create(SixPoints.B) * (m3 - m4);
        var third = Vector256.FusedMultiplyAdd(squareA, sumA, squareB * sumB);
        var fourth = Vector256.FusedMultiplyAdd(squareA, oddA, Vector256.FusedMultiplyAdd(squareB, oddB, m5));
        return (m0 + sumA + sumB, oddA + oddB, third, fourth);
    }
}
