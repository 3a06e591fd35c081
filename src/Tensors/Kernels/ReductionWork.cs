using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// Reduces axes of a tensor. The order in which an element's terms are joined depends on the reduced extents only,
/// so a result never depends on what else is reduced beside it.
/// </summary>
internal readonly unsafe struct ReductionWork<T, TReduction>(ReductionNest nest, Block<T> x, Block<T> y) : IWork
    where T : unmanaged
    where TReduction : struct, IReduction
{
    /// <summary>Results that stay apart in a run and are totalled side by side.</summary>
    private const int Side = 512;

    /// <summary>Terms that make a chunk worth a worker's while.</summary>
    private const int TermsInChunk = 1 << 16;

    /// <summary>Places that a chunk's runs are read from in turn.</summary>
    private const int Places = 4;

    private int ResultsInChunk => Math.Max(1, TermsInChunk / Math.Max(1, nest.ReducedCount));

    private int SidesInRun => (nest.RunLength + Side - 1) / Side;

    public int Chunks => nest.ReducesInnermost
        ? (nest.KeptCount + ResultsInChunk - 1) / ResultsInChunk
        : nest.KeptCount / Math.Max(1, nest.RunLength) * SidesInRun;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        if (nest.ReducesInnermost)
        {
            var first = (nint)chunk * ResultsInChunk;
            var end = Math.Min((chunk + 1) * ResultsInChunk, nest.KeptCount);
            if (nest.ReducedRuns == 1 && nest.KeptStep is { } step)
            {
                TotalsOfRuns(x.Pointer + (first * step), step, nest.RunLength, y.Pointer + first, end - first);
                return;
            }

            var (runs, length) = (nest.ReducedRuns, nest.RunLength);
            for (var result = (int)first; result < end; result++)
            {
                var source = x.Pointer + nest.KeptOffset(result);
                Widening.Store(runs == 1 ? TotalOfRun(source, length) : TotalOfRuns(source, runs, length), y.Pointer + result);
            }
        }
        else
        {
            var (run, side) = Math.DivRem(chunk, SidesInRun);
            var count = Math.Min(Side, nest.RunLength - (side * Side));
            var rows = scratch.Get<int>(ScratchUse.Row, nest.ReducedCount);
            for (var row = 0; row < nest.ReducedCount; row++)
            {
                rows[row] = nest.ReducedOffset(row);
            }

            var start = side * Side;
            Beside(x.Pointer + nest.KeptOffset(run) + start, rows, y.Pointer + (run * nest.RunLength) + start, count);
        }
    }

    /// <summary>
    /// Runs at equal distances, each of which becomes a result, at four places in turn: a processor that foresees what one place needs stops at the
    /// end of each page, and reads from the others meanwhile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TotalsOfRuns(T* source, nint step, nint length, T* result, nint count)
    {
        var part = (count + Places - 1) / Places;
        for (nint first = 0; first < part; first++)
        {
            for (var i = first; i < count; i += part)
            {
                Widening.Store(TotalOfRun(source + (i * step), length), result + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double TotalOfRuns(T* source, int runs, int length)
    {
        var total = TReduction.Start;
        for (var run = 0; run < runs; run++)
        {
            total = TReduction.Join(total, TotalOfRun(source + nest.ReducedOffset(run), length));
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double TotalOfRun(T* source, nint count)
    {
        var a = Vector256.Create(TReduction.Start);
        var (b, c, d) = (a, a, a);
        nint i = 0;
        for (; i + 16 <= count; i += 16)
        {
            a = TReduction.Join(a, Widening.Load(source + i));
            b = TReduction.Join(b, Widening.Load(source + i + 4));
            c = TReduction.Join(c, Widening.Load(source + i + 8));
            d = TReduction.Join(d, Widening.Load(source + i + 12));
        }

        a = TReduction.Join(TReduction.Join(a, b), TReduction.Join(c, d));
        a = TReduction.Join(a, a.GetUpper().ToVector256Unsafe());
        var total = TReduction.Join(a[0], a[1]);
        for (; i < count; i++)
        {
            total = TReduction.Join(total, Widening.Element(source + i));
        }

        return total;
    }

    /// <summary>Totals stay in registers while the rows go by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Beside(T* source, int* rows, T* result, int count)
    {
        var (i, terms) = (0, nest.ReducedCount);
        for (; i + 16 <= count; i += 16)
        {
            var a = Vector256.Create(TReduction.Start);
            var (b, c, d) = (a, a, a);
            for (var row = 0; row < terms; row++)
            {
                var place = source + rows[row] + i;
                a = TReduction.Join(a, Widening.Load(place));
                b = TReduction.Join(b, Widening.Load(place + 4));
                c = TReduction.Join(c, Widening.Load(place + 8));
                d = TReduction.Join(d, Widening.Load(place + 12));
            }

            Widening.Store(a, b, result + i);
            Widening.Store(c, d, result + i + 8);
        }

        for (; i < count; i++)
        {
            var total = TReduction.Start;
            for (var row = 0; row < terms; row++)
            {
                total = TReduction.Join(total, Widening.Element(source + rows[row] + i));
            }

            Widening.Store(total, result + i);
        }
    }
}
