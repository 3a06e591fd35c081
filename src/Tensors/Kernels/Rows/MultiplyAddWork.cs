using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>y = a b + c, broadcast.</summary>
internal readonly unsafe struct MultiplyAddWork<T>(LoopNest nest, Block<T> a, Block<T> b, Block<T> c, Block<T> y) : IWork
    where T : unmanaged
{
    private readonly bool streams = Elementwise.Streams(y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (element, end) = (chunk * Elementwise.ChunkLength, Math.Min((chunk + 1) * Elementwise.ChunkLength, y.Count));
        var (first, within) = Math.DivRem(element, nest.RunLength);
        var cursor = new RunCursor(nest, stackalloc int[RunCursor.MostAxes], first);
        while (element < end)
        {
            var count = Math.Min(nest.RunLength - within, end - element);
            Apply(
                a.Pointer + cursor.First + (within * nest.RunStride(0)),
                b.Pointer + cursor.Second + (within * nest.RunStride(1)),
                c.Pointer + cursor.Third + (within * nest.RunStride(2)),
                y.Pointer + element,
                count);
            (element, within) = (element + count, 0);
            cursor.Next();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(T* left, T* right, T* added, T* result, int count)
    {
        var (stepsA, stepsB, stepsC) = (nest.RunStride(0) != 0, nest.RunStride(1) != 0, nest.RunStride(2) != 0);
        if (stepsA && !stepsB && !stepsC)
        {
            Row.Write<T, Affine<T>>(new Affine<T>(left, *right, *added), result, count, streams);
        }
        else
        {
            Row.Write<T, ProductSums<T>>(new ProductSums<T>(left, stepsA, right, stepsB, added, stepsC), result, count, streams);
        }
    }
}
