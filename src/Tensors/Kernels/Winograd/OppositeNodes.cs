using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A node and its opposite: they share the even and the odd part of each polynomial.</summary>
internal static unsafe class OppositeNodes
{
    /// <summary>Writes the even part plus and minus the node times the odd part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(float node, Vector256<float> even, Vector256<float> odd, float* points, nint step)
    {
        Vector256.FusedMultiplyAdd(Vector256.Create(node), odd, even).Store(points);
        Vector256.FusedMultiplyAdd(Vector256.Create(-node), odd, even).Store(points + step);
    }

    /// <summary>The even and the odd part of the products at a node and its opposite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Sum, Vector256<float> Odd) Split(float node, float* points, nint step)
    {
        var (plus, minus) = (Vector256.Load(points), Vector256.Load(points + step));
        return (plus + minus, Vector256.Create(node) * (plus - minus));
    }
}
