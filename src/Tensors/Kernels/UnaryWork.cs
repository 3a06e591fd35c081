using RepXai.Tensors.Kernels.Functions;
using RepXai.Tensors.Kernels.Rows;

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
        var count = Math.Min(Elementwise.ChunkLength, y.Count - start);
        Row.Write<T, Mapped<T, TFunction>>(new Mapped<T, TFunction>(x.Pointer + start), y.Pointer + start, count, streams);
    }
}
