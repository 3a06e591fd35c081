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
    public static void Input(float* inputs, nint inputStep, float* points, nint pointStep)
    {
        var d1 = Vector256.Load(inputs + inputStep);
        var d2 = Vector256.Load(inputs + (2 * inputStep));
        var d3 = Vector256.Load(inputs + (3 * inputStep));
        var d4 = Vector256.Load(inputs + (4 * inputStep));
        var sum = Vector256.Create(-(SquareA + SquareB));
        Vector256.FusedMultiplyAdd(sum, d2, Vector256.Load(inputs) + d4).Store(points);
        Vector256.FusedMultiplyAdd(sum, d3, d1 + Vector256.Load(inputs + (5 * inputStep))).Store(points + (5 * pointStep));
        var even = Vector256.FusedMultiplyAdd(Vector256.Create(-SquareB), d2, d4);
        var odd = Vector256.FusedMultiplyAdd(Vector256.Create(-SquareB), d1, d3);
        Vector256.FusedMultiplyAdd(Vector256.Create(A), odd, even).Store(points + pointStep);
        Vector256.FusedMultiplyAdd(Vector256.Create(-A), odd, even).Store(points + (2 * pointStep));
        even = Vector256.FusedMultiplyAdd(Vector256.Create(-SquareA), d2, d4);
        odd = Vector256.FusedMultiplyAdd(Vector256.Create(-SquareA), d1, d3);
        Vector256.FusedMultiplyAdd(Vector256.Create(B), odd, even).Store(points + (3 * pointStep));
        Vector256.FusedMultiplyAdd(Vector256.Create(-B), odd, even).Store(points + (4 * pointStep));
    }
}
