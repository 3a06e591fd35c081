using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RepXai.Tensors.Kernels.Functions;

namespace RepXai.Tensors.Kernels;

/// <summary>y = f(x).</summary>
internal readonly unsafe struct UnaryWork<T, TFunction>(Block<T> x, Block<T> y) : IWork
    where T : unmanaged
    where TFunction : struct, IUnaryFunction<T>
{
    private readonly bool streams = Elementwise.Streams(y);

    public void Run(int chunk, Scratch scratch)
    {
        var start = chunk * Elementwise.ChunkLength;
        Apply(x.Pointer + start, y.Pointer + start, Math.Min(Elementwise.ChunkLength, y.Count - start));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(T* x, T* y, int count)
    {
        var i = 0;
        for (; streams && i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            TFunction.Invoke(Vector256.Load(x + i)).StoreAlignedNonTemporal(y + i);
        }

        for (; i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            TFunction.Invoke(Vector256.Load(x + i)).Store(y + i);
        }

        if (i < count)
        {
            Tail.Store(TFunction.Invoke(Vector256.Load(x + i)), y + i, count - i);
        }
    }
}
