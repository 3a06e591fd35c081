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
        var (sumA, sumB) = (m1 + m2, m3 + m4);
        (m0 + sumA + sumB).Store(target);
        Vector256.FusedMultiplyAdd(Vector256.Create(SixPoints.A), m1 - m2, Vector256.Create(SixPoints.B) * (m3 - m4)).Store(target + targetStep);
        var infinite = Vector256.FusedMultiplyAdd(Vector256.Create(SixPoints.SquareB), sumB, m5);
        Vector256.FusedMultiplyAdd(Vector256.Create(SixPoints.SquareA), sumA, infinite).Store(target + (2 * targetStep));
    }
}
