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

    public static ReadOnlySpan<double> Scales => [1 / (SquareA * C), 1 / (A - (double)C), -1 / (A + (double)C), 1 / (C * ((C * (double)C) - SquareA))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(
        Vector256<float> d0, Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, Vector256<float> d4, Vector256<float> d5,
        float* points, nint step)
    {
        var (lessC, lessSquare) = (Vector256.Create(-C), Vector256.Create(-SquareA));
        var even = Vector256.FusedMultiplyAdd(lessC, d2, d3);
        var odd = Vector256.FusedMultiplyAdd(lessC, d1, d2);
        Vector256.FusedMultiplyAdd(lessSquare, Vector256.FusedMultiplyAdd(lessC, d0, d1), even).Store(points);
        Vector256.FusedMultiplyAdd(Vector256.Create(A), odd, even).Store(points + step);
        Vector256.FusedMultiplyAdd(Vector256.Create(-A), odd, even).Store(points + (2 * step));
        Vector256.FusedMultiplyAdd(lessSquare, d1, d3).Store(points + (3 * step));
        Vector256.FusedMultiplyAdd(lessSquare, odd, Vector256.FusedMultiplyAdd(lessC, d3, d4)).Store(points + (4 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Y0, Vector256<float> Y1, Vector256<float> Y2, Vector256<float> Y3) Output(float* points, nint step)
    {
        var m0 = Vector256.Load(points);
        var m1 = Vector256.Load(points + step);
        var m2 = Vector256.Load(points + (2 * step));
        var m3 = Vector256.Load(points + (3 * step));
        var m4 = Vector256.Load(points + (4 * step));
        var square = Vector256.Create(SquareA);
        var (sum, odd) = (m1 + m2, Vector256.Create(A) * (m1 - m2));
        var second = Vector256.FusedMultiplyAdd(Vector256.Create(C), m3, odd);
        var third = Vector256.FusedMultiplyAdd(square, sum, Vector256.Create(C * C) * m3);
        var fourth = Vector256.FusedMultiplyAdd(square, odd, Vector256.FusedMultiplyAdd(Vector256.Create(C * C * C), m3, m4));
        return (m0 + sum + m3, second, third, fourth);
    }
}
