using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// What windows of planes give, a few rows of results at a time. Rows of whole lines go to memory where they are computed, others by way of the caches.
/// A chunk is a few planes.
/// </summary>
internal readonly unsafe struct WindowRowsWork<T, TGroup>(
    WindowPlanes planes, TGroup group, T* margin, SourcePlanes<T> x, WindowWeights<T> weights, Block<T> y) : IWork
    where T : unmanaged
    where TGroup : struct, IRowGroup<T>
{
    private readonly bool streams = planes.Streams(y.Count);
    private readonly bool isDirect = planes.Streams(y.Count) && WholeLines.Hold(y.Pointer, planes.Width) && planes.Height % TGroup.Results == 0;

    public int Chunks => planes.Chunks(y.Count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var (first, end) = planes.InChunk(chunk, y.Count);
        var target = y.Pointer + (first * planes.Results);
        var length = TGroup.Results * planes.Width;
        var lines = new ResultLines<T>(scratch, ScratchUse.Results, target, length, streams);
        var rows = stackalloc T*[TGroup.Seen];
        var source = x.Read(first, end - first, scratch);
        for (var plane = first; plane < end; plane++, source += planes.Source)
        {
            var window = weights.Of(plane);
            var top = -planes.PadTop;
            for (var row = 0; row < planes.Height; row += TGroup.Results, top += TGroup.Step, target += length)
            {
                for (var i = 0; i < TGroup.Seen; i++)
                    rows[i] = planes.Row(source, margin, top + i);
                var ahead = planes.Ahead(source, top);

                // What is written below the last row, the next ones overwrite.
                if (isDirect)
                    group.Write<PastCaches<T>>(rows, window, target, ahead);
                else
                    group.Write<ToCaches<T>>(rows, window, lines.Next(Math.Min(TGroup.Results, planes.Height - row) * planes.Width), ahead);
            }
        }

        if (!isDirect)
            lines.End();
    }
}
