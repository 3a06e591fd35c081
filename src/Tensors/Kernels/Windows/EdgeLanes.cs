using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Windows that may see columns outside their row, which are a margin's. What lies there is read, from whatever is next to the row in memory, and left out:
/// a load that reads under a mask takes twice as long as one that does not.
/// </summary>
/// <param name="masks">All bits of the elements inside, for each of the position's vectors.</param>
internal readonly unsafe struct EdgeLanes<T, TMargin>(T* masks) : ILanes<T>
    where T : unmanaged
    where TMargin : struct, IMargin<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Load(T* place, int slot) =>
        TMargin.Around(Vector256.Load(masks + (slot * Vector256<T>.Count)), Vector256.Load(place));
}
