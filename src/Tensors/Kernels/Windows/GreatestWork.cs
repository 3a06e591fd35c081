using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Finds the greatest elements of small windows and their places, the same that <see cref="ArgMaxVisitor{T}"/> finds, for vectors of windows. A chunk is a
/// few planes.
/// </summary>
internal readonly unsafe struct GreatestWork<TColumns>(
    WindowPlanes planes, PoolWindows windows, float* masks, float* margin, float* x, Block<float> y, Block<int> places) : IWork
    where TColumns : struct, IWindowColumns<float>
{
    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var start = first * planes.Results;
        var values = new ResultLines<float>(scratch, ScratchUse.Results, y.Pointer + start, planes.Width, streams);
        var chosen = new ResultLines<int>(scratch, ScratchUse.Places, places.Pointer + start, planes.Width, streams);
        for (var plane = first; plane < end; plane++)
        {
            var source = x + (plane * planes.Source);
            for (var row = 0; row < planes.Height; row++)
            {
                Write(source, row, values.Next(planes.Width), chosen.Next(planes.Width));
            }
        }

        values.End();
        chosen.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(float* source, int row, float* value, int* place)
    {
        var top = (row * TColumns.Stride) - planes.PadTop;
        var p = planes.Row(source, margin, top);
        var q = planes.Row(source, margin, top + 1);
        var r = planes.Row(source, margin, top + 2);
        planes.Call(source, top, TColumns.Stride);
        var line = Vector256.Create(planes.SourceWidth);
        var first = (top * planes.SourceWidth) - planes.PadLeft;
        var starts = Vector256.Create(first) + (TColumns.InOrder(Vector256<int>.Indices.AsSingle()).AsInt32() * TColumns.Stride);
        var last = planes.Width - Vector256<float>.Count;
        for (var edge = 0; edge < 2; edge++)
        {
            var lanes = new EdgeLanes<float, LowestMargin>(masks + (edge * WindowFrame<float, TColumns, LowestMargin>.EdgeLength));
            var i = edge * last;
            if (Find(lanes, p, q, r, line, starts, i, value, place))
                FindSingly(source, row, i, value, place);
        }

        for (var i = Vector256<float>.Count; i < last; i += Vector256<float>.Count)
        {
            if (Find(default(InnerLanes<float>), p, q, r, line, starts, i, value, place))
                FindSingly(source, row, i, value, place);
        }
    }

    /// <summary>
    /// A vector of windows; says whether one of them must be looked at by itself: where one sees something that is no number, or nothing that is greater
    /// than the margin.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Find<TLanes>(
        TLanes lanes, float* p, float* q, float* r, Vector256<int> line, Vector256<int> starts, int i, float* value, int* place)
        where TLanes : struct, ILanes<float>
    {
        var column = (nint)i * TColumns.Stride;
        var (best, offset, total) = InRow(TColumns.Load(p + column, lanes));
        var (other, within, sum) = InRow(TColumns.Load(q + column, lanes));
        offset = Choose(Avx.CompareGreaterThan(other, best), within + line, offset);
        (best, total) = (Avx.Max(other, best), total + sum);
        if (TColumns.Taps == 3)
        {
            (other, within, sum) = InRow(TColumns.Load(r + column, lanes));
            offset = Choose(Avx.CompareGreaterThan(other, best), within + line + line, offset);
            (best, total) = (Avx.Max(other, best), total + sum);
        }

        TColumns.InOrder(best).Store(value + i);
        TColumns.InOrder((offset + starts + Vector256.Create((int)column)).AsSingle()).AsInt32().Store(place + i);
        var isOdd = Avx.CompareUnordered(total, total) | Avx.CompareEqual(best, Vector256.Create(float.NegativeInfinity));
        return !Avx.TestZ(isOdd, isOdd);
    }

    /// <summary>The first greatest element that each window sees of a row, its column, and a sum that is no number if one of them is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Best, Vector256<int> Column, Vector256<float> Total) InRow(
        (Vector256<float> First, Vector256<float> Second, Vector256<float> Third) seen)
    {
        var column = Avx.CompareGreaterThan(seen.Second, seen.First).AsInt32() & Vector256<int>.One;
        var (best, total) = (Avx.Max(seen.Second, seen.First), seen.First + seen.Second);
        return TColumns.Taps == 2
            ? (best, column, total)
            : (Avx.Max(seen.Third, best), Choose(Avx.CompareGreaterThan(seen.Third, best), Vector256.Create(2), column), total + seen.Third);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Choose(Vector256<float> condition, Vector256<int> chosen, Vector256<int> otherwise) =>
        Avx.BlendVariable(otherwise.AsSingle(), chosen.AsSingle(), condition).AsInt32();

    private void FindSingly(float* source, int row, int first, float* value, int* place)
    {
        for (var column = first; column < first + Vector256<float>.Count; column++)
        {
            var window = windows.At(0, row, column);
            place[column] = ArgMaxVisitor<float>.Find(source, in window);
            value[column] = source[place[column]];
        }
    }
}
