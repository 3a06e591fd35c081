using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Copies what lies in a cache to memory.</summary>
internal static unsafe class WholeLines
{
    /// <summary>Whether runs of so many elements from a place on are whole lines each.</summary>
    public static bool Hold<T>(T* start, int length)
        where T : unmanaged => (nint)start % (2 * sizeof(Vector256<T>)) == 0 && length % (2 * Vector256<T>.Count) == 0;

    /// <summary>
    /// Copies elements up to the end of the last cache line of the target that they fill, past the caches on request; returns how many these are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Copy<T>(T* source, T* target, int count, bool streams)
        where T : unmanaged
    {
        var line = 2 * Vector256<T>.Count;
        var i = Math.Min((line - (int)((nint)target / sizeof(T) % line)) % line, count);
        new ReadOnlySpan<T>(source, i).CopyTo(new Span<T>(target, i));
        return streams ? CopyLines<T, PastCaches<T>>(source, target, i, count) : CopyLines<T, ToCaches<T>>(source, target, i, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyLines<T, TStore>(T* source, T* target, int i, int count)
        where T : unmanaged
        where TStore : struct, IResultStore<T>
    {
        var line = 2 * Vector256<T>.Count;
        for (; i + line <= count; i += line)
        {
            var (low, high) = (Vector256.Load(source + i), Vector256.Load(source + i + Vector256<T>.Count));
            TStore.Store(low, target + i);
            TStore.Store(high, target + i + Vector256<T>.Count);
        }

        return i;
    }
}
