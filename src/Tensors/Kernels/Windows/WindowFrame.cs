using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// What lies around planes: a row of the margin, and which columns lie in a plane: for the first vector of windows in a row and for the last one, those of
/// each vector of columns that they see.
/// </summary>
internal readonly unsafe ref struct WindowFrame<T, TColumns, TMargin> : IDisposable
    where T : unmanaged
    where TColumns : struct, IWindowColumns<T>
    where TMargin : struct, IMargin<T>
{
    private readonly nint bytes;

    /// <param name="planes">The planes.</param>
    /// <param name="columns">Windows in a row.</param>
    public WindowFrame(WindowPlanes planes, int columns)
    {
        var room = planes.SourceWidth + (2 * WindowPlanes.MostPadding) + (2 * Vector256<T>.Count);
        bytes = ((2 * EdgeLength) + room) * sizeof(T);
        Masks = (T*)AlignedMemory.Allocate(bytes);
        new Span<T>(Masks + (2 * EdgeLength), room).Fill(TMargin.Value);
        for (var edge = 0; edge < 2; edge++)
        {
            var first = (edge * Math.Max(0, columns - Vector256<T>.Count) * TColumns.Stride) - planes.PadLeft;
            for (var i = 0; i < EdgeLength; i++)
            {
                var column = first + TColumns.Start(i / Vector256<T>.Count) + (i % Vector256<T>.Count);
                var isInside = (uint)column < (uint)planes.SourceWidth;
                new Span<byte>(Masks + (edge * EdgeLength) + i, sizeof(T)).Fill(isInside ? byte.MaxValue : byte.MinValue);
            }
        }
    }

    /// <summary>Elements of the masks of one end of a row.</summary>
    public static int EdgeLength => TColumns.Slots * Vector256<T>.Count;

    /// <summary>The masks of the first vector of windows, and behind them those of the last.</summary>
    public T* Masks { get; }

    /// <summary>A row outside all planes.</summary>
    public T* Margin => Masks + (2 * EdgeLength) + WindowPlanes.MostPadding;

    public void Dispose() => AlignedMemory.Free((nint)Masks, bytes);
}
