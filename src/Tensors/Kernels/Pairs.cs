using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Takes neighbours apart and puts them together again, by halves of vectors: what was taken apart must be put in order.</summary>
internal static class Pairs
{
    /// <summary>The first of each pair of two vectors' elements, in an order that <see cref="InOrder"/> mends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Even<T>(Vector256<T> low, Vector256<T> high)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Avx.Shuffle(low.AsSingle(), high.AsSingle(), 0x88).As<float, T>()
            : Avx.UnpackLow(low.AsDouble(), high.AsDouble()).As<double, T>();

    /// <summary>The second of each pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Odd<T>(Vector256<T> low, Vector256<T> high)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Avx.Shuffle(low.AsSingle(), high.AsSingle(), 0xDD).As<float, T>()
            : Avx.UnpackHigh(low.AsDouble(), high.AsDouble()).As<double, T>();

    /// <summary>Swaps the inner quarters; twice changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InOrder<T>(Vector256<T> windows)
        where T : unmanaged => Avx2.Permute4x64(windows.AsDouble(), 0xD8).As<double, T>();

    /// <summary>Writes elements of two vectors in turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T>(Vector256<T> even, Vector256<T> odd, T* target)
        where T : unmanaged => Store<T, ToCaches<T>>(even, odd, target);

    /// <summary>Writes elements of two vectors in turns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<T, TStore>(Vector256<T> even, Vector256<T> odd, T* target)
        where T : unmanaged
        where TStore : struct, IResultStore<T>
    {
        var (low, high) = typeof(T) == typeof(float)
            ? (Avx.UnpackLow(even.AsSingle(), odd.AsSingle()).As<float, T>(), Avx.UnpackHigh(even.AsSingle(), odd.AsSingle()).As<float, T>())
            : (Avx.UnpackLow(even.AsDouble(), odd.AsDouble()).As<double, T>(), Avx.UnpackHigh(even.AsDouble(), odd.AsDouble()).As<double, T>());
        TStore.Store(Avx.Permute2x128(low.AsDouble(), high.AsDouble(), 0x20).As<double, T>(), target);
        TStore.Store(Avx.Permute2x128(low.AsDouble(), high.AsDouble(), 0x31).As<double, T>(), target + Vector256<T>.Count);
    }
}
