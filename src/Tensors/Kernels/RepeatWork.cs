using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>y = x, broadcast.</summary>
internal readonly unsafe struct RepeatWork<T>(LoopNest nest, Block<T> x, Block<T> y) : IWork
    where T : unmanaged
{
    /// <summary>Elements of a run so short that asking where it starts takes longer than writing it.</summary>
    private const int ShortRun = 256;

    private readonly bool streams = Elementwise.Streams(y);

    public void Run(int chunk, Scratch scratch)
    {
        var step = nest.RunStride(0);
        var (element, end) = (chunk * Elementwise.ChunkLength, Math.Min((chunk + 1) * Elementwise.ChunkLength, y.Count));
        if (step == 0 && nest.Axes == 2 && nest.RunLength <= ShortRun)
        {
            RepeatShortly(element, end, scratch);
            return;
        }

        var (first, within) = Math.DivRem(element, nest.RunLength);
        var cursor = new RunCursor(nest, stackalloc int[RunCursor.MostAxes], first);
        while (element < end)
        {
            var count = Math.Min(nest.RunLength - within, end - element);
            var source = x.Pointer + cursor.First + (within * step);
            var target = new Span<T>(y.Pointer + element, count);
            if (step == 0)
            {
                target.Fill(*source);
            }
            else
            {
                new ReadOnlySpan<T>(source, count).CopyTo(target);
            }

            (element, within) = (element + count, 0);
            cursor.Next();
        }
    }

    /// <summary>Elements side by side, each of them repeated a few times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RepeatShortly(int element, int end, Scratch scratch)
    {
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + element, ShortRun, streams);
        var (length, stride) = (nest.RunLength, nest.Stride(0, 0));
        var (run, within) = Math.DivRem(element, length);
        while (element < end)
        {
            var count = Math.Min(length - within, end - element);
            var value = Vector256.Create(x.Pointer[(nint)run * stride]);
            var target = lines.Next(count);
            for (var i = 0; i < count; i += Vector256<T>.Count)
            {
                value.Store(target + i);
            }

            (element, run, within) = (element + count, run + 1, 0);
        }

        lines.End();
    }
}
