using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>As many elements came earlier.</summary>
internal readonly unsafe struct SomeEarlier<T> : IEarlier<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> line, T* place) => Vector512.Load(place) + line;
}
