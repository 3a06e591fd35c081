using System.Numerics.Tensors;

namespace RepXai.Benchmarks.Kernels;

/// <summary>
/// y = a + s b over arrays of a given size, shared out to threads: the rate at which memory is read and written when nothing else is to do. The
/// platform's library writes large results past the caches.
/// </summary>
internal sealed class MemoryPeakKernel(int count, int threads) : IKernel
{
    private const float Scale = 0.5f;

    private readonly BenchmarkMemory a = new(count);
    private readonly BenchmarkMemory b = new(count);
    private readonly BenchmarkMemory y = new(count);

    public void Run() => Threads.Share(threads, RunPart);

    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
        y.Dispose();
    }

    private void RunPart(int part)
    {
        var (start, end) = ((int)((long)count * part / threads), (int)((long)count * (part + 1) / threads));
        TensorPrimitives.MultiplyAdd(b.Span[start..end], Scale, a.Span[start..end], y.Span[start..end]);
    }
}
