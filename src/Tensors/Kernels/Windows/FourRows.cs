using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what windows of three at each place see of a plane, each element times a weight, as a depthwise convolution gives them: one chain of fused
/// multiply-adds a result, four rows of results at a time, which share what they read.
/// </summary>
internal readonly unsafe struct FourRows<T> : IRowVectors<T>
    where T : unmanaged
{
    public static int Results => 4;

    public static int Seen => 6;

    public static int Step => 4;

    /// <summary>Vectors of four rows below each other; a method of its own, whose weights and rows all find a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write<TLanes, TStore>(
        TLanes lanes, nint first, nint end, nint width, T** rows, Window<T> window, T* target, T* ahead)
        where TLanes : struct, ILanes<T>
        where TStore : struct, IResultStore<T>
    {
        var (a, b, c) = (window[0], window[1], window[2]);
        var (d, e, f) = (window[3], window[4], window[5]);
        var (g, h, k) = (window[6], window[7], window[8]);
        T* p = rows[0], q = rows[1], r = rows[2], s = rows[3], t = rows[4], u = rows[5];
        for (var i = first; i < end; i += Vector256<T>.Count)
        {
            CacheLines.Call(ahead + (4 * i));
            CacheLines.Call(ahead + (4 * i) + (2 * Vector256<T>.Count));
            var seen = ThreeColumns<T>.Load(p + i, lanes);
            var one = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
            seen = ThreeColumns<T>.Load(q + i, lanes);
            one = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, one);
            var two = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
            seen = ThreeColumns<T>.Load(r + i, lanes);
            TStore.Store(RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, one), target + i);
            two = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, two);
            var three = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
            seen = ThreeColumns<T>.Load(s + i, lanes);
            TStore.Store(RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, two), target + i + width);
            three = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, three);
            var four = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
            seen = ThreeColumns<T>.Load(t + i, lanes);
            TStore.Store(RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, three), target + i + (2 * width));
            four = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, four);
            seen = ThreeColumns<T>.Load(u + i, lanes);
            TStore.Store(RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, four), target + i + (3 * width));
        }
    }
}
