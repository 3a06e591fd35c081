using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RepXai.Tensors.Kernels.Functions;

namespace RepXai.Tensors.Kernels;

/// <summary>y = f(a, b), broadcast.</summary>
internal readonly unsafe struct BinaryWork<T, TFunction>(LoopNest nest, Block<T> a, Block<T> b, Block<T> y) : IWork
    where T : unmanaged
    where TFunction : struct, IBinaryFunction<T>
{
    private readonly bool streams = Elementwise.Streams(y);

    public void Run(int chunk, Scratch scratch)
    {
        var length = nest.RunLength;
        var (stepA, stepB) = (nest.RunStride(0), nest.RunStride(1));
        var (element, end) = (chunk * Elementwise.ChunkLength, Math.Min((chunk + 1) * Elementwise.ChunkLength, y.Count));
        var (first, within) = Math.DivRem(element, length);
        var cursor = new RunCursor(nest, stackalloc int[RunCursor.MostAxes], first);
        while (element < end)
        {
            var count = Math.Min(length - within, end - element);
            var left = a.Pointer + cursor.First + (within * stepA);
            var right = b.Pointer + cursor.Second + (within * stepB);
            Apply(left, stepA != 0, right, stepB != 0, y.Pointer + element, count);
            (element, within) = (element + count, 0);
            cursor.Next();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(T* a, bool stepsA, T* b, bool stepsB, T* y, int count)
    {
        var (repeatedA, repeatedB) = (Vector256.Create(*a), Vector256.Create(*b));
        if (count < Vector256<T>.Count)
        {
            Tail.Store(TFunction.Invoke(stepsA ? Vector256.Load(a) : repeatedA, stepsB ? Vector256.Load(b) : repeatedB), y, count);
            return;
        }

        // The last vector may overlap the one before it, so it is computed before any operand is overwritten.
        var start = count - Vector256<T>.Count;
        var last = TFunction.Invoke(stepsA ? Vector256.Load(a + start) : repeatedA, stepsB ? Vector256.Load(b + start) : repeatedB);
        var isAligned = (nuint)y % (nuint)sizeof(Vector256<T>) == 0;
        var i = 0;
        for (; streams && isAligned && i < start; i += Vector256<T>.Count)
        {
            TFunction.Invoke(stepsA ? Vector256.Load(a + i) : repeatedA, stepsB ? Vector256.Load(b + i) : repeatedB).StoreAlignedNonTemporal(y + i);
        }

        for (; i < start; i += Vector256<T>.Count)
        {
            TFunction.Invoke(stepsA ? Vector256.Load(a + i) : repeatedA, stepsB ? Vector256.Load(b + i) : repeatedB).Store(y + i);
        }

        last.Store(y + start);
    }
}
