using System.Numerics.Tensors;

namespace RepXai.Benchmarks.Kernels;

/// <summary>
/// y = a + s b over arrays of a given size, shared out to threads: the rate at which memory is read and written when nothing else is to do. The
/// platform's library writes large results past the caches.
/// </summary>
internal sealed class MemoryPeakKernel(int count, int threads) : IKernel
{
    private const float Scale = 0.5f;

    private readonly float[] a = Filled(count, 1);
    private readonly float[] b = Filled(count, 2);
    private readonly float[] y = Filled(count, 0);

    public void Run()
    {
        if (threads == 1)
            RunPart(0);
        else
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, RunPart);
    }

    public void Dispose()
    {
    }

    private void RunPart(int part)
    {
        var (start, end) = ((int)((long)count * part / threads), (int)((long)count * (part + 1) / threads));
        TensorPrimitives.MultiplyAdd(b.AsSpan(start..end), Scale, a.AsSpan(start..end), y.AsSpan(start..end));
    }

    private static float[] Filled(int count, float value)
    {
        var values = new float[count];
        Array.Fill(values, value);
        return values;
    }
}
