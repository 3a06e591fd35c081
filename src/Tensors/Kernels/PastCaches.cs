using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Results of whole lines that go past the caches; both halves of a line must follow each other soon.</summary>
internal readonly unsafe struct PastCaches<T> : IResultStore<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> value, T* target) => value.StoreAlignedNonTemporal(target);
}
