using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Results of one chunk in their order, by way of a few rows that stay in the first-level cache: a row may be written over its end, and whole lines go
/// to memory at once, past the caches on request.
/// </summary>
internal unsafe struct ResultLines<T>
    where T : unmanaged
{
    /// <summary>Elements that wait at least before they go to memory: so few that they leave while the next ones are computed.</summary>
    private const int Room = 256;

    /// <summary>Elements that may be written behind a row.</summary>
    private const int Behind = 64;

    private readonly T* stage;
    private readonly bool streams;
    private T* target;
    private int filled;

    /// <param name="scratch">The worker's memory.</param>
    /// <param name="use">Which of it.</param>
    /// <param name="target">Where the first result goes.</param>
    /// <param name="most">The most results that are asked room for at a time.</param>
    /// <param name="streams">Whether results go past the caches.</param>
    public ResultLines(Scratch scratch, ScratchUse use, T* target, int most, bool streams)
    {
        stage = scratch.Get<T>(use, Room + most + Line + Behind);
        this.target = target;
        this.streams = streams;
    }

    private static int Line => 2 * Vector256<T>.Count;

    /// <summary>Where the next results are to be written.</summary>
    public T* Next(int count)
    {
        if (filled >= Room)
        {
            Flush();
        }

        var next = stage + filled;
        filled += count;
        return next;
    }

    /// <summary>Writes what waits.</summary>
    public void End()
    {
        Flush();
        new ReadOnlySpan<T>(stage, filled).CopyTo(new Span<T>(target, filled));
        target += filled;
        filled = 0;
    }

    /// <summary>Writes whole lines; the rest of the last one waits for the next results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Flush()
    {
        var i = Math.Min((Line - (int)((nint)target / sizeof(T) % Line)) % Line, filled);
        new ReadOnlySpan<T>(stage, i).CopyTo(new Span<T>(target, i));
        for (; streams && i + Line <= filled; i += Line)
        {
            var (low, high) = (Vector256.Load(stage + i), Vector256.Load(stage + i + Vector256<T>.Count));
            low.StoreAlignedNonTemporal(target + i);
            high.StoreAlignedNonTemporal(target + i + Vector256<T>.Count);
        }

        for (; i + Line <= filled; i += Line)
        {
            var (low, high) = (Vector256.Load(stage + i), Vector256.Load(stage + i + Vector256<T>.Count));
            low.Store(target + i);
            high.Store(target + i + Vector256<T>.Count);
        }

        var (first, second) = (Vector256.Load(stage + i), Vector256.Load(stage + i + Vector256<T>.Count));
        first.Store(stage);
        second.Store(stage + Vector256<T>.Count);
        target += i;
        filled -= i;
    }
}
