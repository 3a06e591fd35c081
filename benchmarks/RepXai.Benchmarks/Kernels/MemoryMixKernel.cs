using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Benchmarks.Kernels;

/// <summary>
/// Reads and writes so many elements side by side, shared out to threads, and does nothing else: the rate at which memory moves what a pass has to move.
/// Processors read faster beside writing than alone, and some write zeros faster than numbers.
/// </summary>
/// <param name="reads">Elements that are read.</param>
/// <param name="writes">Elements that are written, past the caches.</param>
/// <param name="streams">Places at which a thread reads in turns.</param>
/// <param name="threads">How many threads share the work.</param>
internal sealed unsafe class MemoryMixKernel(int reads, int writes, int streams, int threads) : IKernel
{
    /// <summary>Elements of a cache line.</summary>
    private const int Line = 16;

    /// <summary>From what is read to what is called from memory.</summary>
    private const int LinesAhead = 32;

    /// <summary>Lines of the longer side between turns from reading to writing.</summary>
    private const int LinesInTurn = 8;

    private readonly BenchmarkMemory source = new(reads);
    private readonly BenchmarkMemory target = new(writes);
    private readonly float[] seen = new float[threads];

    public void Run() => Threads.Share(threads, RunPart);

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPart(int part)
    {
        var (readLines, writtenLines) = (reads / Line / threads / streams, writes / Line / threads);
        var turns = Math.Max(1, Math.Max(readLines * streams, writtenLines) / LinesInTurn);
        var from = source.Pointer + ((nint)part * readLines * streams * Line);
        var to = target.Pointer + ((nint)part * writtenLines * Line);
        var length = (nint)readLines * Line;
        var (low, high) = (Vector256.Create(1.5f), Vector256.Create(2.5f));
        for (var turn = 0L; turn < turns; turn++)
        {
            for (var end = from + (Line * (((turn + 1) * readLines / turns) - (turn * readLines / turns))); from < end; from += Line)
            {
                for (var place = from; place < from + (length * streams); place += length)
                {
                    if (Sse.IsSupported)
                        Sse.Prefetch0(place + (LinesAhead * Line));
                    low = Vector256.Max(low, Vector256.Load(place));
                    high = Vector256.Max(high, Vector256.Load(place + (Line / 2)));
                }
            }

            for (var end = to + (Line * (((turn + 1) * writtenLines / turns) - (turn * writtenLines / turns))); to < end; to += Line)
            {
                low.StoreAlignedNonTemporal(to);
                high.StoreAlignedNonTemporal(to + (Line / 2));
            }
        }

        seen[part] = Vector256.Sum(low + high);
    }
}
