using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what small windows at every second place see of a plane, each element times a weight, as a depthwise convolution gives them: one chain of
/// fused multiply-adds a result, two rows of results at a time, which share what they read.
/// </summary>
internal readonly unsafe struct TwoRows<T, TColumns> : IRowVectors<T>
    where T : unmanaged
    where TColumns : struct, IWindowColumns<T>
{
    public static int Results => 2;

    public static int Seen => 5;

    public static int Step => 4;

    /// <summary>Vectors of two rows below each other; a method of its own, whose weights and rows all find a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write<TLanes, TStore>(
        TLanes lanes, nint first, nint end, nint width, T** rows, Window<T> window, T* target, T* ahead)
        where TLanes : struct, ILanes<T>
        where TStore : struct, IResultStore<T>
    {
        var (a, b, c) = (window[0], window[1], window[TColumns.Taps - 1]);
        var (d, e, f) = (window[TColumns.Taps], window[TColumns.Taps + 1], window[(2 * TColumns.Taps) - 1]);
        var (g, h, k) = TColumns.Taps == 2 ? (d, e, f) : (window[6], window[7], window[8]);
        T* p = rows[0], q = rows[1], r = rows[2], s = rows[3], t = rows[4];
        for (var place = first; place < end; place += Vector256<T>.Count)
        {
            var i = place * TColumns.Stride;
            CacheLines.CallFour(ahead + (4 * i));
            var upper = RowSum<T, TColumns>.Start(TColumns.Load(p + i, lanes), a, b, c);
            upper = RowSum<T, TColumns>.Add(TColumns.Load(q + i, lanes), d, e, f, upper);
            var seen = TColumns.Load(r + i, lanes);
            upper = TColumns.Taps == 3 ? RowSum<T, TColumns>.Add(seen, g, h, k, upper) : upper;
            TStore.Store(TColumns.InOrder(upper), target + place);
            var lower = RowSum<T, TColumns>.Start(seen, a, b, c);
            lower = RowSum<T, TColumns>.Add(TColumns.Load(s + i, lanes), d, e, f, lower);
            lower = TColumns.Taps == 3 ? RowSum<T, TColumns>.Add(TColumns.Load(t + i, lanes), g, h, k, lower) : lower;
            TStore.Store(TColumns.InOrder(lower), target + width + place);
        }
    }
}
