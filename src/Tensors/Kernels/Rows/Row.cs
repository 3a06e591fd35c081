using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// Passes over one row. What they give depends on the row's elements and length alone, not on where it lies. Loops take their own copy of a term, field by
/// field, so that it stays in registers: copies of arguments are read as vectors, which waits until what was written before has left for memory.
/// </summary>
internal static unsafe class Row
{
    /// <summary>Lines of terms that are added as they are; their sums are widened.</summary>
    private const int Together = 4;

    /// <summary>Totals in binary64; terms of binary32 are added eight at a time before they are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Total<T, TTerm>(in TTerm terms, nint count)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        var term = terms;
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        nint i = 0;
        for (; i + (Together * Vector512<T>.Count) <= count; i += Together * Vector512<T>.Count)
        {
            var first = term.At(i) + term.At(i + Vector512<T>.Count);
            var second = term.At(i + (2 * Vector512<T>.Count)) + term.At(i + (3 * Vector512<T>.Count));
            Add(first + second, ref low, ref high);
        }

        for (; i < count; i += Vector512<T>.Count)
        {
            Add(Tail.Masked(term.At(i), count - i), ref low, ref high);
        }

        return Vector256.Sum(low + high);
    }

    /// <summary>The greatest element of a row that has some; of a row with an element that is no number, any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Greatest<T>(T* row, nint count)
        where T : unmanaged, INumber<T>
    {
        var least = Vector256.Create(*row);
        var (a, b, c, d) = (least, least, least, least);
        nint i = 0;
        for (; i + (4 * Vector256<T>.Count) <= count; i += 4 * Vector256<T>.Count)
        {
            a = Vector256.MaxNative(Vector256.Load(row + i), a);
            b = Vector256.MaxNative(Vector256.Load(row + i + Vector256<T>.Count), b);
            c = Vector256.MaxNative(Vector256.Load(row + i + (2 * Vector256<T>.Count)), c);
            d = Vector256.MaxNative(Vector256.Load(row + i + (3 * Vector256<T>.Count)), d);
        }

        for (; i < count; i += Vector256<T>.Count)
        {
            var values = Vector256.Load(row + i);
            var isWhole = i + Vector256<T>.Count <= count;
            a = Vector256.MaxNative(isWhole ? values : Vector256.ConditionalSelect(Tail.Mask<T>((int)(count - i)), values, least), a);
        }

        a = Vector256.MaxNative(Vector256.MaxNative(a, b), Vector256.MaxNative(c, d));
        var half = Vector128.MaxNative(a.GetLower(), a.GetUpper());
        var greatest = half[0];
        for (var lane = 1; lane < Vector128<T>.Count; lane++)
        {
            greatest = T.MaxNative(half[lane], greatest);
        }

        return greatest;
    }

    /// <summary>Writes what stands at each place; on request, whole cache lines go past the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T, TTerm>(in TTerm terms, T* y, nint count, bool streams)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        var (start, end) = Lines(y, count, streams);
        WritePart(terms, y, 0, start);
        if (streams)
        {
            WritePast(terms, y, start, end);
        }
        else
        {
            WriteOver(terms, y, end);
        }

        WritePart(terms, y, end, count);
    }

    /// <summary>The part of a row that is written in whole lines: lines of memory where they go past the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (nint Start, nint End) Lines<T>(T* y, nint count, bool streams)
        where T : unmanaged
    {
        var start = streams ? nint.Min((Vector512<T>.Count - ((nint)y / sizeof(T) % Vector512<T>.Count)) % Vector512<T>.Count, count) : 0;
        return (start, count - ((count - start) % Vector512<T>.Count));
    }

    /// <summary>Writes a line, on request past the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> line, T* y, bool streams)
        where T : unmanaged
    {
        if (streams)
        {
            line.GetLower().StoreAlignedNonTemporal(y);
            line.GetUpper().StoreAlignedNonTemporal(y + Vector256<T>.Count);
        }
        else
        {
            line.Store(y);
        }
    }

    /// <summary>
    /// Writes whole lines up to one that reaches the end, where there is room for it. It is a method of its own: one that evaluates terms
    /// elsewhere too would have no registers left for them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WriteOver<T, TTerm>(in TTerm terms, T* y, nint end)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        var term = terms;
        for (nint i = 0; i < end; i += Vector512<T>.Count)
        {
            term.At(i).Store(y + i);
        }
    }

    /// <summary>Whole lines, past the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WritePast<T, TTerm>(in TTerm terms, T* y, nint start, nint end)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        var term = terms;
        for (var i = start; i < end; i += Vector512<T>.Count)
        {
            Store(term.At(i), y + i, streams: true);
        }
    }

    /// <summary>A part of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WritePart<T, TTerm>(in TTerm terms, T* y, nint start, nint end)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        if (start < end)
        {
            var term = terms;
            Tail.Store(term.At(start), y + start, end - start);
        }
    }

    /// <summary>Adds terms to totals in binary64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Vector512<T> terms, ref Vector256<double> low, ref Vector256<double> high)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var sums = (terms.GetLower() + terms.GetUpper()).AsSingle();
            low += Vector256.WidenLower(sums);
            high += Vector256.WidenUpper(sums);
        }
        else
        {
            low += terms.GetLower().AsDouble();
            high += terms.GetUpper().AsDouble();
        }
    }
}
