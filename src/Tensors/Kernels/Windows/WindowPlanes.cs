using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Planes that small square windows move over, and planes with a result for each window.</summary>
/// <param name="Taps">Rows and columns of a window.</param>
/// <param name="Stride">Rows and columns from one window to the next.</param>
/// <param name="SourceHeight">Rows of a plane.</param>
/// <param name="SourceWidth">Columns of a plane.</param>
/// <param name="Height">Rows of results.</param>
/// <param name="Width">Columns of results.</param>
/// <param name="PadTop">Rows that the first window sees above a plane.</param>
/// <param name="PadLeft">Columns that the first window sees in front of a plane.</param>
internal sealed record WindowPlanes(
    int Taps, int Stride, int SourceHeight, int SourceWidth, int Height, int Width, int PadTop, int PadLeft)
{
    /// <summary>Results that make a chunk worth a worker's while.</summary>
    private const int ResultsInChunk = 1 << 13;

    /// <summary>The most rows or columns that a window sees on one side of a plane.</summary>
    public const int MostPadding = 2;

    /// <summary>From what is read to what is called from memory: what is read in the time that memory takes to answer, and more.</summary>
    private const int BytesAhead = 1 << 12;

    /// <summary>Elements of a plane.</summary>
    public nint Source => (nint)SourceHeight * SourceWidth;

    /// <summary>Squares of two by two results in a row.</summary>
    public int Squares => (Width + 1) / 2;

    /// <summary>Results of a plane.</summary>
    public nint Results => (nint)Height * Width;

    private int PlanesInChunk => (int)Math.Max(1, ResultsInChunk / Results);

    /// <summary>Whether so many results are written past the caches, which planes and results pass through together.</summary>
    public bool Streams(int results) => Elementwise.Streams((results / Results * Source * sizeof(float)) + ((long)results * sizeof(float)));

    /// <summary>Chunks of so many results, each of whole planes.</summary>
    public int Chunks(int results) => (int)((results / Results) + PlanesInChunk - 1) / PlanesInChunk;

    /// <summary>The planes of a chunk.</summary>
    public (int First, int End) InChunk(int chunk, int results) =>
        (chunk * PlanesInChunk, (int)Math.Min((chunk + 1) * PlanesInChunk, results / Results));

    /// <summary>The windows of a convolution or a pool, if they are small ones without gaps.</summary>
    public static WindowPlanes? Forward(FoldGeometry geometry)
    {
        var planes = new WindowPlanes(
            geometry.KernelWidth,
            geometry.StrideAcross,
            geometry.InputHeight,
            geometry.InputWidth,
            geometry.OutputHeight,
            geometry.OutputWidth,
            geometry.PadTop,
            geometry.PadLeft);
        return IsSquare(geometry) && (planes.Taps, planes.Stride) is (3, 1) or (3, 2) or (2, 2) && planes.FitVectors ? planes : null;
    }

    /// <summary>The windows of results that inputs are seen by, the other way round, if the convolution's stand at each place.</summary>
    public static WindowPlanes? Adjoint(FoldGeometry geometry)
    {
        var planes = Turned(geometry, geometry.KernelHeight - 1 - geometry.PadTop, geometry.KernelWidth - 1 - geometry.PadLeft);
        return IsSquare(geometry) && (planes.Taps, planes.Stride) is (3, 1) && planes.FitVectors ? planes : null;
    }

    /// <summary>
    /// The outputs of a convolution or a pool and its inputs, in squares of two by two, if windows stand at every second place and see a square and at most
    /// what lies next to it.
    /// </summary>
    public static WindowPlanes? Spread(FoldGeometry geometry)
    {
        var planes = Turned(geometry, padTop: 0, padLeft: 0);
        var fits = Avx2.IsSupported && planes.Height > 0 && planes.Width > 0 && planes.Squares + planes.Taps - 4 < planes.SourceWidth;
        var isKnown = (planes.Taps, planes.Stride, geometry.PadTop, geometry.PadLeft) is (3, 2, 1, 1) or (2, 2, 0, 0);
        return IsSquare(geometry) && isKnown && fits ? planes : null;
    }

    /// <summary>A row of a plane from the first window's column on, or of the margin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe T* Row<T>(T* plane, T* margin, int row)
        where T : unmanaged => ((uint)row < (uint)SourceHeight ? plane + ((nint)row * SourceWidth) : margin) - PadLeft;

    /// <summary>What is to be called from memory while a row is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe T* Ahead<T>(T* plane, int row)
        where T : unmanaged => plane + ((nint)row * SourceWidth) + (BytesAhead / sizeof(T));

    /// <summary>From a convolution's or a pool's outputs to its inputs.</summary>
    private static WindowPlanes Turned(FoldGeometry geometry, int padTop, int padLeft) => new(
        geometry.KernelWidth,
        geometry.StrideAcross,
        geometry.OutputHeight,
        geometry.OutputWidth,
        geometry.InputHeight,
        geometry.InputWidth,
        padTop,
        padLeft);

    private static bool IsSquare(FoldGeometry geometry) =>
        geometry.KernelHeight == geometry.KernelWidth && geometry.StrideDown == geometry.StrideAcross
        && geometry.DilationDown == 1 && geometry.DilationAcross == 1;

    /// <summary>Whether no window lies below its plane, and only the first and the last vector of a row of windows see anything outside.</summary>
    private bool FitVectors =>
        Avx2.IsSupported && PadTop is >= 0 and <= MostPadding && PadLeft is >= 0 and <= MostPadding && Height > 0 && Width > 0
        && ((Height - 1) * Stride) - PadTop < SourceHeight && ((Width - 2) * Stride) + Taps - 1 - PadLeft < SourceWidth;
}
