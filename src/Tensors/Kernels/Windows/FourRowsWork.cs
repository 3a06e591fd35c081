using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what windows of three at each place see of a plane, each element times a weight, as a depthwise convolution gives them: one chain of fused
/// multiply-adds a result, four rows of results at a time, which share what they read. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct FourRowsWork<T>(
    WindowPlanes planes, T* masks, T* margin, T* x, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
{
    private const int Rows = 4;

    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + (first * planes.Results), Rows * planes.Width, streams);
        for (var plane = first; plane < end; plane++)
        {
            Write(plane, ref lines);
        }

        lines.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(int plane, ref ResultLines<T> lines)
    {
        var (a, b, c) = (weights.At(plane, 0), weights.At(plane, 1), weights.At(plane, 2));
        var (d, e, f) = (weights.At(plane, 3), weights.At(plane, 4), weights.At(plane, 5));
        var (g, h, k) = (weights.At(plane, 6), weights.At(plane, 7), weights.At(plane, 8));
        var (height, width) = (planes.Height, planes.Width);
        var source = x + (plane * planes.Source);
        var last = Math.Max(0, width - Vector256<T>.Count);
        for (var row = 0; row < height; row += Rows)
        {
            var top = row - planes.PadTop;
            var p = planes.Row(source, margin, top);
            var q = planes.Row(source, margin, top + 1);
            var r = planes.Row(source, margin, top + 2);
            var s = planes.Row(source, margin, top + 3);
            var t = planes.Row(source, margin, top + 4);
            var u = planes.Row(source, margin, top + 5);
            var ahead = planes.Ahead(source, top);

            // What is written below the last row, the next ones overwrite.
            var target = lines.Next(Math.Min(Rows, height - row) * width);
            for (var edge = 0; edge <= (last > 0 ? 1 : 0); edge++)
            {
                var lanes = new EdgeLanes<T, ZeroMargin<T>>(masks + (edge * WindowFrame<T, ThreeColumns<T>, ZeroMargin<T>>.EdgeLength));
                Four(lanes, edge * last, width, p, q, r, s, t, u, a, b, c, d, e, f, g, h, k, target, ahead);
            }

            for (var i = Vector256<T>.Count; i < last; i += Vector256<T>.Count)
            {
                Four(default(InnerLanes<T>), i, width, p, q, r, s, t, u, a, b, c, d, e, f, g, h, k, target, ahead);
            }
        }
    }

    /// <summary>A vector of four rows below each other, from rows p to u of the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TLanes>(
        TLanes lanes,
        nint i,
        nint width,
        T* p,
        T* q,
        T* r,
        T* s,
        T* t,
        T* u,
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
        CacheLines.Call(ahead + (Rows * i), Rows * sizeof(Vector256<T>));
        target += i;
        var seen = ThreeColumns<T>.Load(p + i, lanes);
        var first = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
        seen = ThreeColumns<T>.Load(q + i, lanes);
        first = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, first);
        var second = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
        seen = ThreeColumns<T>.Load(r + i, lanes);
        RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, first).Store(target);
        second = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, second);
        var third = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
        seen = ThreeColumns<T>.Load(s + i, lanes);
        RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, second).Store(target + width);
        third = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, third);
        var fourth = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
        seen = ThreeColumns<T>.Load(t + i, lanes);
        RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, third).Store(target + (2 * width));
        fourth = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, fourth);
        seen = ThreeColumns<T>.Load(u + i, lanes);
        RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, fourth).Store(target + (3 * width));
    }
}
