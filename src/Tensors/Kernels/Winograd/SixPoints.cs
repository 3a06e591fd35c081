using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// What the schemes with the nodes 0, +-a, +-b, a = sqrt(1/2), b = sqrt(2), share. These lose less precision than the usual integers: the
/// relative error of a result is about 2e-6.
/// </summary>
internal static unsafe class SixPoints
{
    public const int Count = 6;
    public const float A = 0.70710678f;
    public const float B = 1.41421356f;
    public const float SquareA = 0.5f;
    public const float SquareB = 2;

    public static ReadOnlySpan<double> Nodes => [0, A, -A, B, -B];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputLine(float* source, nint step, float* target, nint targetStep)
    {
        var d0 = Vector256.Load(source);
        var d1 = Vector256.Load(source + step);
        var d2 = Vector256.Load(source + (2 * step));
        var d3 = Vector256.Load(source + (3 * step));
        var d4 = Vector256.Load(source + (4 * step));
        var d5 = Vector256.Load(source + (5 * step));
        var sum = Vector256.Create(-(SquareA + SquareB));
        var (lessA, lessB) = (Vector256.Create(-SquareA), Vector256.Create(-SquareB));
        Vector256.FusedMultiplyAdd(sum, d2, d0 + d4).Store(target);
        Vector256.FusedMultiplyAdd(sum, d3, d1 + d5).Store(target + (5 * targetStep));
        var even = Vector256.FusedMultiplyAdd(lessB, d2, d4);
        var odd = Vector256.FusedMultiplyAdd(lessB, d1, d3);
        Vector256.FusedMultiplyAdd(Vector256.Create(A), odd, even).Store(target + targetStep);
        Vector256.FusedMultiplyAdd(Vector256.Create(-A), odd, even).Store(target + (2 * targetStep));
        even = Vector256.FusedMultiplyAdd(lessA, d2, d4);
        odd = Vector256.FusedMultiplyAdd(lessA, d1, d3);
        Vector256.FusedMultiplyAdd(Vector256.Create(B), odd, even).Store(target + (3 * targetStep));
        Vector256.FusedMultiplyAdd(Vector256.Create(-B), odd, even).Store(target + (4 * targetStep));
    }
}
