using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>Passes over one row. What they give depends on the row's elements and length alone, not on where it lies.</summary>
internal static unsafe class Row
{
    /// <summary>Vectors of terms that are added as they are; their sums are widened.</summary>
    private const int Together = 8;

    /// <summary>Totals in binary64; terms of binary32 are added eight at a time before they are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Total<T, TTerm>(TTerm term, nint count)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        nint i = 0;
        for (; i + (Together * Vector256<T>.Count) <= count; i += Together * Vector256<T>.Count)
        {
            Add(Half<T, TTerm>(term, i) + Half<T, TTerm>(term, i + (Together / 2 * Vector256<T>.Count)), ref low, ref high);
        }

        for (; i < count; i += Vector256<T>.Count)
        {
            var isWhole = i + Vector256<T>.Count <= count;
            Add(isWhole ? term.At(i) : term.At(i) & Tail.Mask<T>((int)(count - i)), ref low, ref high);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T, TTerm>(TTerm term, T* y, nint count, bool streams)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        nint i = 0;
        if (streams)
        {
            var line = 2 * Vector256<T>.Count;
            i = nint.Min((line - ((nint)y / sizeof(T) % line)) % line, count);
            WritePart(term, y, 0, i);
            for (; i + line <= count; i += line)
            {
                term.At(i).StoreAlignedNonTemporal(y + i);
                term.At(i + Vector256<T>.Count).StoreAlignedNonTemporal(y + i + Vector256<T>.Count);
            }
        }

        WritePart(term, y, i, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePart<T, TTerm>(TTerm term, T* y, nint i, nint end)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        for (; i + Vector256<T>.Count <= end; i += Vector256<T>.Count)
        {
            term.At(i).Store(y + i);
        }

        if (i < end)
        {
            Tail.Store(term.At(i), y + i, (int)(end - i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Half<T, TTerm>(TTerm term, nint place)
        where T : unmanaged
        where TTerm : struct, IRowTerm<T>
    {
        var low = term.At(place) + term.At(place + Vector256<T>.Count);
        return low + (term.At(place + (2 * Vector256<T>.Count)) + term.At(place + (3 * Vector256<T>.Count)));
    }

    /// <summary>Adds terms to totals in binary64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(Vector256<T> terms, ref Vector256<double> low, ref Vector256<double> high)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            low += Vector256.WidenLower(terms.AsSingle());
            high += Vector256.WidenUpper(terms.AsSingle());
        }
        else
        {
            low += terms.AsDouble();
        }
    }
}
