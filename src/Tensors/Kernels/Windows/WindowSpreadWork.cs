using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// The adjoint of sums over small windows at every second place: squares of two by two results, side by side, each one chain of fused multiply-adds over the
/// windows that see it. Windows of three columns begin one in front of their square, those of two see nothing else. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct WindowSpreadWork<T>(
    WindowPlanes planes, T* masks, T* margin, T* cotangents, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
{
    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + (first * planes.Results), 2 * planes.Width, streams);
        for (var plane = first; plane < end; plane++)
        {
            if (planes.Taps == 3)
                SpreadThree(plane, ref lines);
            else
                SpreadTwo(plane, ref lines);
        }

        lines.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SpreadThree(int plane, ref ResultLines<T> lines)
    {
        var (a, b, c) = (weights.At(plane, 0), weights.At(plane, 1), weights.At(plane, 2));
        var (d, e, f) = (weights.At(plane, 3), weights.At(plane, 4), weights.At(plane, 5));
        var (g, h, k) = (weights.At(plane, 6), weights.At(plane, 7), weights.At(plane, 8));
        var source = cotangents + (plane * planes.Source);
        var last = Math.Max(0, planes.Squares - Vector256<T>.Count);
        for (var row = 0; row < planes.Height; row += 2)
        {
            var p = planes.Row(source, margin, row / 2);
            var q = planes.Row(source, margin, (row / 2) + 1);
            planes.Call(source, row / 2, 1);
            var upper = lines.Next(Math.Min(2, planes.Height - row) * planes.Width);
            var lower = upper + planes.Width;
            var (here, right, _) = TwoColumns<T>.Load(p + last, new EdgeLanes<T, ZeroMargin<T>>(masks));
            var (below, beyond, _) = TwoColumns<T>.Load(q + last, new EdgeLanes<T, ZeroMargin<T>>(masks));

            // From right to left: what is written over the end of the upper row, the lower one overwrites, and the next rows what is below the last one.
            for (var i = last; ; i = Before(i))
            {
                var left = Simd256<T>.MultiplyAdd(b, below, h * here);
                var corner = Simd256<T>.MultiplyAdd(g, right, k * here);
                corner = Simd256<T>.MultiplyAdd(a, beyond, Simd256<T>.MultiplyAdd(c, below, corner));
                Pairs.Store(e * here, Simd256<T>.MultiplyAdd(d, right, f * here), upper + (2 * i));
                Pairs.Store(left, corner, lower + (2 * i));
                if (i == 0)
                    break;
                var next = Before(i);
                (here, right, _) = TwoColumns<T>.Load(p + next, default(InnerLanes<T>));
                (below, beyond, _) = TwoColumns<T>.Load(q + next, default(InnerLanes<T>));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SpreadTwo(int plane, ref ResultLines<T> lines)
    {
        var (a, b, c, d) = (weights.At(plane, 0), weights.At(plane, 1), weights.At(plane, 2), weights.At(plane, 3));
        var source = cotangents + (plane * planes.Source);
        var last = Math.Max(0, planes.Squares - Vector256<T>.Count);
        for (var row = 0; row < planes.Height; row += 2)
        {
            var p = planes.Row(source, margin, row / 2);
            planes.Call(source, row / 2, 1);
            var upper = lines.Next(Math.Min(2, planes.Height - row) * planes.Width);
            var lower = upper + planes.Width;
            var here = new EdgeLanes<T, ZeroMargin<T>>(masks).Load(p + last, 0);
            for (var i = last; ; i = Before(i))
            {
                Pairs.Store(a * here, b * here, upper + (2 * i));
                Pairs.Store(c * here, d * here, lower + (2 * i));
                if (i == 0)
                    break;
                here = Vector256.Load(p + Before(i));
            }
        }
    }

    /// <summary>Where the whole vector before a place starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Before(int place) => (place - 1) / Vector256<T>.Count * Vector256<T>.Count;
}
