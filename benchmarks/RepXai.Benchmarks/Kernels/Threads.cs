namespace RepXai.Benchmarks.Kernels;

/// <summary>Shares work out to threads, one part each.</summary>
internal static class Threads
{
    public static void Share(int threads, Action<int> part)
    {
        if (threads == 1)
            part(0);
        else
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part);
    }
}
