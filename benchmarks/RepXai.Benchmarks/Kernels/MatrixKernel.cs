namespace RepXai.Benchmarks.Kernels;

/// <summary>A product of square matrices, or the multiply-adds of one that never leave the registers of one core.</summary>
internal sealed class MatrixKernel : IKernel
{
    private readonly MatrixProductBenchmarks benchmarks;
    private readonly bool isPeak;

    public MatrixKernel(int extent, int threads, bool isPeak)
    {
        benchmarks = new MatrixProductBenchmarks { Extent = extent, Threads = threads };
        benchmarks.Setup();
        this.isPeak = isPeak;
    }

    public void Run()
    {
        if (isPeak)
            benchmarks.Peak();
        else
            benchmarks.Product();
    }

    public void Dispose() => benchmarks.Cleanup();
}
