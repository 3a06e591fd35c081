using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>y = x, broadcast.</summary>
internal readonly unsafe struct RepeatWork<T>(LoopNest nest, Block<T> x, Block<T> y) : IWork
    where T : unmanaged
{
    private readonly bool streams = Elementwise.Streams(y);

    public void Run(int chunk, Scratch scratch)
    {
        var step = nest.RunStride(0);
        var (element, end) = (chunk * Elementwise.ChunkLength, Math.Min((chunk + 1) * Elementwise.ChunkLength, y.Count));
        if (step == 0 && nest.Axes == 2)
        {
            RepeatEach(element, end);
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

    /// <summary>Elements side by side, each of them repeated: lines are put together in registers and written whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RepeatEach(int element, int end)
    {
        nint length = nest.RunLength;
        var (run, within) = Math.DivRem(element, length);
        var (stride, left, filled) = ((nint)nest.Stride(0, 0), (nint)(end - element), nint.Zero);
        var source = x.Pointer + (run * stride);
        var target = y.Pointer + element;
        var line = Vector512<T>.Zero;
        for (var count = length - within; left > 0; count = length, source += stride)
        {
            var value = Vector512.Create(*source);
            line = Vector512.ConditionalSelect(Tail.LineMask<T>(filled), line, value);
            count = nint.Min(count, left);
            (filled, left) = (filled + count, left - count);
            for (; filled >= Vector512<T>.Count; filled -= Vector512<T>.Count, target += Vector512<T>.Count)
            {
                Write(line, target);
                line = value;
            }
        }

        Tail.Store(line, target, filled);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(Vector512<T> line, T* target)
    {
        if (streams)
        {
            line.GetLower().StoreAlignedNonTemporal(target);
            line.GetUpper().StoreAlignedNonTemporal(target + Vector256<T>.Count);
        }
        else
        {
            line.Store(target);
        }
    }
}
