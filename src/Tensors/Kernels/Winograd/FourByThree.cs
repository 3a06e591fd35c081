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
    public static void InputLine(float* source, nint step, float* target, nint targetStep) =>
        SixPoints.InputLine(source, step, target, targetStep);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputLine(float* source, nint step, float* target, nint targetStep)
    {
        var m0 = Vector256.Load(source);
        var m1 = Vector256.Load(source + step);
        var m2 = Vector256.Load(source + (2 * step));
        var m3 = Vector256.Load(source + (3 * step));
        var m4 = Vector256.Load(source + (4 * step));
        var m5 = Vector256.Load(source + (5 * step));
        var (squareA, squareB) = (Vector256.Create(SixPoints.SquareA), Vector256.Create(SixPoints.SquareB));
        var (sumA, sumB) = (m1 + m2, m3 + m4);
        var oddA = Vector256.Create(SixPoints.A) * (m1 - m2);
        var oddB = Vector256.Create(SixPoints.B) * (m3 - m4);
        (m0 + sumA + sumB).Store(target);
        (oddA + oddB).Store(target + targetStep);
        Vector256.FusedMultiplyAdd(squareA, sumA, squareB * sumB).Store(target + (2 * targetStep));
        Vector256.FusedMultiplyAdd(squareA, oddA, Vector256.FusedMultiplyAdd(squareB, oddB, m5)).Store(target + (3 * targetStep));
    }
}
