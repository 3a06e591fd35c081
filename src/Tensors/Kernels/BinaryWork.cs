using RepXai.Tensors.Kernels.Functions;
using RepXai.Tensors.Kernels.Rows;

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
            Row.Write<T, Combined<T, TFunction>>(new Combined<T, TFunction>(left, stepA != 0, right, stepB != 0), y.Pointer + element, count, streams);
            (element, within) = (element + count, 0);
            cursor.Next();
        }
    }
}
