using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Results of one chunk in their order, by way of two buffers that stay in the first-level cache: a row may be written over its end, and whole lines go to
/// memory at once, past the caches on request. What fills one buffer leaves when the other one is full: by then it is no longer on its way to the cache.
/// </summary>
internal unsafe struct ResultLines<T>
    where T : unmanaged
{
    /// <summary>Elements that fill a buffer: so few that they leave while the next ones are computed.</summary>
    private const int Room = 512;

    /// <summary>Elements that may be written behind a row.</summary>
    private const int Behind = 64;

    private readonly bool streams;
    private T* filling;
    private T* full;
    private T* target;
    private int filled;
    private int waiting;

    /// <param name="scratch">The worker's memory.</param>
    /// <param name="use">Which of it.</param>
    /// <param name="target">Where the first result goes.</param>
    /// <param name="most">The most results that are asked room for at a time.</param>
    /// <param name="streams">Whether results go past the caches.</param>
    public ResultLines(Scratch scratch, ScratchUse use, T* target, int most, bool streams)
    {
        var length = Room + most + Line + Behind;
        filling = scratch.Get<T>(use, 2 * length);
        full = filling + length;
        this.target = target;
        this.streams = streams;
    }

    private static int Line => 2 * Vector256<T>.Count;

    /// <summary>Where the next results are to be written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Next(int count)
    {
        if (filled >= Room)
        {
            Swap();
        }

        var next = filling + filled;
        filled += count;
        return next;
    }

    /// <summary>Writes what waits.</summary>
    public void End()
    {
        Swap();
        Write(waiting);
        new ReadOnlySpan<T>(filling, filled).CopyTo(new Span<T>(target, filled));
    }

    /// <summary>Empties the full buffer and lets the other one wait, but for the rest of a line, which comes before the next results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Swap()
    {
        Write(waiting);
        var rest = Math.Min((int)(((nint)(target + filled) / sizeof(T)) % Line), filled);
        waiting = filled - rest;
        Vector256.Load(filling + waiting).Store(full);
        Vector256.Load(filling + waiting + Vector256<T>.Count).Store(full + Vector256<T>.Count);
        var emptied = full;
        full = filling;
        filling = emptied;
        filled = rest;
    }

    private void Write(int count)
    {
        WholeLines.Copy(full, target, count, streams);
        target += count;
    }
}
