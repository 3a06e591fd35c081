using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Finds the greatest elements of small windows and their places, the same that <see cref="ArgMaxVisitor{T}"/> finds: vectors of windows go down a few rows,
/// of which each that two of them see is looked through once. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct GreatestWork<TColumns>(
    WindowPlanes planes, PoolWindows windows, float* masks, float* margin, float* x, Block<float> y, Block<int> places) : IWork
    where TColumns : struct, IWindowColumns<float>
{
    /// <summary>Rows of windows at a time.</summary>
    private const int Rows = 4;

    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    private static int Seen => ((Rows - 1) * TColumns.Stride) + TColumns.Taps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var start = first * planes.Results;
        var values = new ResultLines<float>(scratch, ScratchUse.Results, y.Pointer + start, Rows * planes.Width, streams);
        var chosen = new ResultLines<int>(scratch, ScratchUse.Places, places.Pointer + start, Rows * planes.Width, streams);
        var seen = stackalloc float*[Seen];
        for (var plane = first; plane < end; plane++)
        {
            var source = x + (plane * planes.Source);
            for (var row = 0; row < planes.Height; row += Rows)
            {
                var top = (row * TColumns.Stride) - planes.PadTop;
                for (var i = 0; i < Seen; i++)
                    seen[i] = planes.Row(source, margin, top + i);
                var count = Math.Min(Rows, planes.Height - row);
                Write(source, seen, row, count, values.Next(count * planes.Width), chosen.Next(count * planes.Width));
            }
        }

        values.End();
        chosen.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(float* source, float** seen, int row, int count, float* value, int* place)
    {
        var last = planes.Width - Vector256<float>.Count;
        var behind = new EdgeLanes<float, LowestMargin>(masks + WindowFrame<float, TColumns, LowestMargin>.EdgeLength);
        Find(new EdgeLanes<float, LowestMargin>(masks), source, seen, 0, 1, row, count, value, place);
        Find(default(InnerLanes<float>), source, seen, Vector256<float>.Count, last, row, count, value, place);
        Find(behind, source, seen, last, last + 1, row, count, value, place);
    }

    /// <summary>
    /// Vectors of windows, so many rows of them. Those are looked at one by one afterwards of which one sees something that is no number, or nothing that is
    /// greater than the margin.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Find<TLanes>(TLanes lanes, float* source, float** seen, int first, int end, int row, int count, float* value, int* place)
        where TLanes : struct, ILanes<float>
    {
        var line = Vector256.Create(planes.SourceWidth);
        var top = (row * TColumns.Stride) - planes.PadTop;
        var ahead = planes.Ahead(source, top);
        var columns = Vector256.Create((top * planes.SourceWidth) - planes.PadLeft)
            + (TColumns.InOrder(Vector256<int>.Indices.AsSingle()).AsInt32() * TColumns.Stride);
        for (var i = first; i < end; i += Vector256<float>.Count)
        {
            var column = (nint)i * TColumns.Stride;
            var start = columns + Vector256.Create((int)column);
            var called = ahead + (TColumns.Stride * column * count);
            var (total, least) = (Vector256<float>.Zero, Vector256.Create(float.PositiveInfinity));
            var shared = InRow(TColumns.Load(seen[0] + column, lanes), ref total);
            var target = (nint)i;
            for (var k = 0; k < count; k++, target += planes.Width)
            {
                CacheLines.Call(called);
                CacheLines.Call(called + (2 * Vector256<float>.Count));
                called += TColumns.Stride * TColumns.Stride * Vector256<float>.Count;
                var rows = seen + (k * TColumns.Stride);
                var upper = TColumns.Taps > TColumns.Stride || k == 0 ? shared : InRow(TColumns.Load(rows[0] + column, lanes), ref total);
                var (best, offset) = upper;
                var middle = InRow(TColumns.Load(rows[1] + column, lanes), ref total);
                offset = Choose(Avx.CompareGreaterThan(middle.Best, best), middle.Column + line, offset);
                best = Avx.Max(middle.Best, best);
                if (TColumns.Taps == 3)
                {
                    var lower = InRow(TColumns.Load(rows[2] + column, lanes), ref total);
                    offset = Choose(Avx.CompareGreaterThan(lower.Best, best), lower.Column + line + line, offset);
                    best = Avx.Max(lower.Best, best);
                    shared = TColumns.Stride == 1 ? middle : lower;
                }

                least = Avx.Min(least, best);
                TColumns.InOrder(best).Store(value + target);
                TColumns.InOrder((offset + start).AsSingle()).AsInt32().Store(place + target);
                start += TColumns.Stride == 1 ? line : line + line;
            }

            var isOdd = Avx.CompareUnordered(total, total) | Avx.CompareEqual(least, Vector256.Create(float.NegativeInfinity));
            if (!Avx.TestZ(isOdd, isOdd))
                FindSingly(source, row, count, i, value, place);
        }
    }

    /// <summary>The first greatest element that each window sees of a row, and its column; the total is no number from then on if one of them is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Best, Vector256<int> Column) InRow(
        (Vector256<float> First, Vector256<float> Second, Vector256<float> Third) seen, ref Vector256<float> total)
    {
        var column = Avx.CompareGreaterThan(seen.Second, seen.First).AsInt32() & Vector256<int>.One;
        var best = Avx.Max(seen.Second, seen.First);
        total += seen.First + seen.Second;
        if (TColumns.Taps == 2)
            return (best, column);
        total += seen.Third;
        return (Avx.Max(seen.Third, best), Choose(Avx.CompareGreaterThan(seen.Third, best), Vector256.Create(2), column));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Choose(Vector256<float> condition, Vector256<int> chosen, Vector256<int> otherwise) =>
        Avx.BlendVariable(otherwise.AsSingle(), chosen.AsSingle(), condition).AsInt32();

    private void FindSingly(float* source, int row, int count, int first, float* value, int* place)
    {
        for (var k = 0; k < count; k++, value += planes.Width, place += planes.Width)
        {
            for (var column = first; column < first + Vector256<float>.Count; column++)
            {
                var window = windows.At(0, row + k, column);
                place[column] = ArgMaxVisitor<float>.Find(source, in window);
                value[column] = source[place[column]];
            }
        }
    }
}
