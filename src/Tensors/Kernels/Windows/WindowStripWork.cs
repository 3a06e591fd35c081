using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what windows of three at each place see of planes that are two vectors wide at most, the same that <see cref="WindowSumWork{T, TColumns}"/>
/// gives: both vectors go down the rows together, and each row is read once for the three rows of results that see it. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct WindowStripWork<T>(
    WindowPlanes planes, T* masks, T* margin, T* x, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
{
    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + (first * planes.Results), (int)planes.Results, streams);
        for (var plane = first; plane < end; plane++)
        {
            Write(plane, lines.Next((int)planes.Results));
        }

        lines.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(int plane, T* results)
    {
        var right = Math.Max(0, planes.Width - Vector256<T>.Count);
        var lanesOfLeft = new EdgeLanes<T, ZeroMargin<T>>(masks);
        var lanesOfRight = new EdgeLanes<T, ZeroMargin<T>>(masks + WindowFrame<T, ThreeColumns<T>, ZeroMargin<T>>.EdgeLength);
        var source = x + (plane * planes.Source);
        planes.Call(source, 0, planes.SourceHeight);
        var (a, b, c) = (weights.At(plane, 0), weights.At(plane, 1), weights.At(plane, 2));
        var (d, e, f) = (weights.At(plane, 3), weights.At(plane, 4), weights.At(plane, 5));
        var (g, h, k) = (weights.At(plane, 6), weights.At(plane, 7), weights.At(plane, 8));
        var (upperLeft, upperRight) = (Vector256<T>.Zero, Vector256<T>.Zero);
        var (lowerLeft, lowerRight) = (Vector256<T>.Zero, Vector256<T>.Zero);
        var target = results - (2 * (nint)planes.Width);
        for (var step = 0; step < planes.Height + 2; step++, target += planes.Width)
        {
            var row = planes.Row(source, margin, step - planes.PadTop);
            var seen = ThreeColumns<T>.Load(row, lanesOfLeft);
            var other = ThreeColumns<T>.Load(row + right, lanesOfRight);
            var doneLeft = RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, upperLeft);
            var doneRight = RowSum<T, ThreeColumns<T>>.Add(other, g, h, k, upperRight);
            upperLeft = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, lowerLeft);
            upperRight = RowSum<T, ThreeColumns<T>>.Add(other, d, e, f, lowerRight);
            lowerLeft = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
            lowerRight = RowSum<T, ThreeColumns<T>>.Start(other, a, b, c);
            if (step >= 2)
            {
                doneLeft.Store(target);
                doneRight.Store(target + right);
            }
        }
    }
}
