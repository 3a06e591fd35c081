using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Windows that may see columns outside their row, which are a margin's; nothing outside is read.</summary>
/// <param name="masks">All bits of the elements inside, for each of the position's vectors.</param>
internal readonly unsafe struct EdgeLanes<T, TMargin>(T* masks) : ILanes<T>
    where T : unmanaged
    where TMargin : struct, IMargin<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Load(T* place, int slot)
    {
        var mask = Vector256.Load(masks + (slot * Vector256<T>.Count));
        var seen = typeof(T) == typeof(float)
            ? Avx.MaskLoad((float*)place, mask.AsSingle()).As<float, T>()
            : Avx.MaskLoad((double*)place, mask.AsDouble()).As<double, T>();
        return TMargin.Around(mask, seen);
    }
}
