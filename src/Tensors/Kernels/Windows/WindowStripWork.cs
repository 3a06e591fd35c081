using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Sums of what windows of three at each place see of narrow planes, the same that <see cref="FourRows{T}"/> gives: vectors go down the rows, each of
/// which is read once for the three rows of results that see it. A chunk is a few planes.
/// </summary>
internal readonly unsafe struct WindowStripWork<T>(WindowPlanes planes, T* masks, SourcePlanes<T> x, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
{
    private readonly bool streams = planes.Streams(y.Count);

    public int Chunks => planes.Chunks(y.Count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var results = (int)planes.Results;
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, y.Pointer + (first * planes.Results), results, streams);
        var source = x.Read(first, end - first, scratch);
        for (var plane = first; plane < end; plane++, source += planes.Source)
            Write(source, weights.Of(plane), lines.Next(results));
        lines.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(T* source, Window<T> window, T* results)
    {
        var ends = new RowEnds<T, ThreeColumns<T>>(planes.Width, masks);
        var ahead = planes.Ahead(source, 0);
        source -= planes.PadLeft;
        ahead = Down(ends.First, source, window, results, ahead);
        for (var i = Vector256<T>.Count; i < ends.Last; i += Vector256<T>.Count)
            ahead = Down(default(InnerLanes<T>), source + i, window, results + i, ahead);
        if (ends.Last > 0)
            Down(ends.Behind, source + ends.Last, window, results + ends.Last, ahead);
    }

    /// <summary>A vector of each row; as many elements are called from memory.</summary>
    /// <param name="lanes">How the vectors are read.</param>
    /// <param name="row">The first one.</param>
    /// <param name="window">The plane's weights.</param>
    /// <param name="results">Where the first results go.</param>
    /// <param name="ahead">What is to be called.</param>
    /// <returns>What is to be called next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private T* Down<TLanes>(TLanes lanes, T* row, Window<T> window, T* results, T* ahead)
        where TLanes : struct, ILanes<T>
    {
        var (a, b, c) = (window[0], window[1], window[2]);
        var (d, e, f) = (window[3], window[4], window[5]);
        var (g, h, k) = (window[6], window[7], window[8]);
        var (width, sourceWidth) = ((nint)planes.Width, (nint)planes.SourceWidth);
        var target = results + ((planes.PadTop - 2) * width);
        var (upper, lower) = (Vector256<T>.Zero, Vector256<T>.Zero);
        for (var end = row + planes.Source; row < end; row += sourceWidth, target += width, ahead += Vector256<T>.Count)
        {
            CacheLines.Call(ahead);
            var seen = ThreeColumns<T>.Load(row, lanes);
            var done = RowSum<T, ThreeColumns<T>>.Add(seen, g, h, k, upper);
            upper = RowSum<T, ThreeColumns<T>>.Add(seen, d, e, f, lower);
            lower = RowSum<T, ThreeColumns<T>>.Start(seen, a, b, c);
            if (target >= results)
                done.Store(target);
        }

        // Windows that see rows below the plane.
        upper.Store(target);
        lower.Store(target + width);
        return ahead;
    }
}
