using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what small windows at every second place see of a plane, each element times a weight, as a depthwise convolution gives them: one chain of
/// fused multiply-adds a result, two rows of results at a time, which share what they read. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct WindowSumWork<T, TColumns>(
    WindowPlanes planes, T* masks, T* margin, T* x, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
    where TColumns : struct, IWindowColumns<T>
{
    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + (first * planes.Results), 2 * planes.Width, streams);
        for (var plane = first; plane < end; plane++)
        {
            Write(plane, ref lines);
        }

        lines.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(int plane, ref ResultLines<T> lines)
    {
        var (a, b, c) = (weights.At(plane, 0), weights.At(plane, 1), weights.At(plane, TColumns.Taps - 1));
        var (d, e, f) = (weights.At(plane, TColumns.Taps), weights.At(plane, TColumns.Taps + 1), weights.At(plane, (2 * TColumns.Taps) - 1));
        var (g, h, k) = TColumns.Taps == 2 ? (d, e, f) : (weights.At(plane, 6), weights.At(plane, 7), weights.At(plane, 8));
        var (height, width) = (planes.Height, planes.Width);
        var source = x + (plane * planes.Source);
        var last = Math.Max(0, width - Vector256<T>.Count);
        for (var row = 0; row < height; row += 2)
        {
            var seen = (row * TColumns.Stride) - planes.PadTop;
            var p = planes.Row(source, margin, seen);
            var q = planes.Row(source, margin, seen + 1);
            var r = planes.Row(source, margin, seen + 2);
            var s = planes.Row(source, margin, seen + 3);
            var t = planes.Row(source, margin, seen + 4);
            var ahead = planes.Ahead(source, seen);

            // What is written below the last row, the next ones overwrite.
            var target = lines.Next(Math.Min(2, height - row) * width);
            for (var edge = 0; edge <= (last > 0 ? 1 : 0); edge++)
            {
                var lanes = new EdgeLanes<T, ZeroMargin<T>>(masks + (edge * WindowFrame<T, TColumns, ZeroMargin<T>>.EdgeLength));
                Two(lanes, edge * last, width, p, q, r, s, t, a, b, c, d, e, f, g, h, k, target, ahead);
            }

            for (var i = Vector256<T>.Count; i < last; i += Vector256<T>.Count)
            {
                Two(default(InnerLanes<T>), i, width, p, q, r, s, t, a, b, c, d, e, f, g, h, k, target, ahead);
            }
        }
    }

    /// <summary>A vector of two rows below each other, from rows p to s (or t) of the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two<TLanes>(
        TLanes lanes,
        nint place,
        nint width,
        T* p,
        T* q,
        T* r,
        T* s,
        T* t,
        Vector256<T> a,
        Vector256<T> b,
        Vector256<T> c,
        Vector256<T> d,
        Vector256<T> e,
        Vector256<T> f,
        Vector256<T> g,
        Vector256<T> h,
        Vector256<T> k,
        T* target,
        T* ahead)
        where TLanes : struct, ILanes<T>
    {
        var i = place * TColumns.Stride;
        CacheLines.Call(ahead + (4 * i), 8 * sizeof(Vector256<T>));
        var upper = RowSum<T, TColumns>.Start(TColumns.Load(p + i, lanes), a, b, c);
        upper = RowSum<T, TColumns>.Add(TColumns.Load(q + i, lanes), d, e, f, upper);
        var seen = TColumns.Load(r + i, lanes);
        upper = TColumns.Taps == 3 ? RowSum<T, TColumns>.Add(seen, g, h, k, upper) : upper;
        TColumns.InOrder(upper).Store(target + place);
        var lower = RowSum<T, TColumns>.Start(seen, a, b, c);
        lower = RowSum<T, TColumns>.Add(TColumns.Load(s + i, lanes), d, e, f, lower);
        lower = TColumns.Taps == 3 ? RowSum<T, TColumns>.Add(TColumns.Load(t + i, lanes), g, h, k, lower) : lower;
        TColumns.InOrder(lower).Store(target + width + place);
    }
}
