using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// One row is written while the next is added up, so that what needs arithmetic alone fills the time in which the other waits for memory. Loops work on
/// copies of terms and sums, which stay in registers. A sum depends on its row alone, not on whether or where another one is written.
/// </summary>
internal static unsafe class RowPairs
{
    /// <summary>
    /// Elements from what is added up to what is called from memory: soon enough, and so near that they still are in the first cache when their turn comes.
    /// </summary>
    public const int Ahead = 512;

    /// <summary>Lines that are added up before sums are settled.</summary>
    private const int Lines = 64;

    /// <summary>Adds a row up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<T, TSums>(ref TSums sums, nint count)
        where T : unmanaged
        where TSums : struct, IRowSums
    {
        var next = sums;
        for (nint block = 0; block < count; block += Lines * Vector512<T>.Count)
        {
            Finish<T, TSums>(ref next, block, nint.Min(count, block + (Lines * Vector512<T>.Count)), count);
        }

        sums = next;
    }

    /// <summary>Writes what stands at each place of a row, on request past the caches, and adds another one up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T, TTerm, TSums>(in TTerm terms, T* y, nint count, bool streams, ref TSums sums)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
        where TSums : struct, IRowSums
    {
        var (start, end) = Row.Lines(y, count, streams);
        Row.WritePart(terms, y, 0, start);
        WriteLines(terms, y, start, end, streams, ref sums, count);
        Row.WritePart(terms, y, end, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteLines<T, TTerm, TSums>(in TTerm terms, T* y, nint start, nint end, bool streams, ref TSums sums, nint count)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
        where TSums : struct, IRowSums
    {
        var (term, next, line) = (terms, sums, (nint)0);
        for (nint block = 0; block < count; block += Lines * Vector512<T>.Count)
        {
            var stop = nint.Min(count, block + (Lines * Vector512<T>.Count));
            for (var written = nint.Min(stop, end - start); line < written; line += Vector512<T>.Count)
            {
                Row.Store(term.At(start + line), y + start + line, streams);
                next.Add(line, Vector512<T>.Count);
            }

            Finish<T, TSums>(ref next, line, stop, count);
            line = stop;
        }

        sums = next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<T, TSums>(ref TSums sums, nint line, nint stop, nint count)
        where T : unmanaged
        where TSums : struct, IRowSums
    {
        for (; line < stop; line += Vector512<T>.Count)
        {
            sums.Add(line, count - line);
        }

        sums.Settle();
    }
}
