using RepXai.Tensors.Kernels;

namespace RepXai.Benchmarks.Kernels;

/// <summary>Numbers in memory of the kind that tensors lie in.</summary>
internal sealed unsafe class BenchmarkMemory : IDisposable
{
    private readonly BufferPool pool = new(long.MaxValue);
    private readonly Block<float> block;

    public BenchmarkMemory(int count)
    {
        block = new Block<float>(pool.Rent((long)count * sizeof(float)), count);
        for (var i = 0; i < count; i++)
            block.Pointer[i] = 1 + (i % 1021);
    }

    public float* Pointer => block.Pointer;

    public Span<float> Span => block.Span;

    public void Dispose()
    {
        pool.Return((nint)block.Pointer, (long)block.Count * sizeof(float));
        pool.Dispose();
    }
}
