using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what windows of three at each place see of narrow planes, the same that <see cref="FourRowsWork{T}"/> gives: vectors go down the rows, each of
/// which is read once for the three rows of results that see it. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct WindowStripWork<T>(WindowPlanes planes, T* masks, T* x, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
{
    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var results = (int)planes.Results;
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + (first * planes.Results), results, streams);
        for (var plane = first; plane < end; plane++)
        {
            planes.Call(x + (plane * planes.Source), 0, planes.SourceHeight);
            Write(plane, lines.Next(results));
        }

        lines.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(int plane, T* results)
    {
        var (a, b, c) = (weights.At(plane, 0), weights.At(plane, 1), weights.At(plane, 2));
        var (d, e, f) = (weights.At(plane, 3), weights.At(plane, 4), weights.At(plane, 5));
        var (g, h, k) = (weights.At(plane, 6), weights.At(plane, 7), weights.At(plane, 8));
        var (width, sourceWidth) = ((nint)planes.Width, (nint)planes.SourceWidth);
        var source = x + (plane * planes.Source) - planes.PadLeft;
        var last = Math.Max(0, planes.Width - Vector256<T>.Count);
        for (var edge = 0; edge <= (last > 0 ? 1 : 0); edge++)
        {
            var lanes = new EdgeLanes<T, ZeroMargin<T>>(masks + (edge * WindowFrame<T, ThreeColumns<T>, ZeroMargin<T>>.EdgeLength));
            var first = results + (edge * last);
            var target = first + ((planes.PadTop - 2) * width);
            var (upper, lower) = (Vector256<T>.Zero, Vector256<T>.Zero);
            var row = source + (edge * last);
            for (var end = row + planes.Source; row < end; row += sourceWidth, target += width)
            {
                var seen = ThreeColumns<T>.Load(row, lanes);
                var done = RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, upper);
                upper = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, lower);
                lower = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
                if (target >= first)
                    done.Store(target);
            }

            // Windows that see rows below the plane.
            upper.Store(target);
            lower.Store(target + width);
        }
    }
}
