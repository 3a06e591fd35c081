using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Weighted sums over small windows of single planes, and their adjoints, where these move in vectors.</summary>
internal static unsafe class PlaneSums
{
    /// <summary>Results of a plane that waits as a whole.</summary>
    private const int MostInStrips = 1024;

    /// <summary>Sums of what windows see of planes, if they are of a kind that is known here.</summary>
    /// <param name="engine">What to compute with.</param>
    /// <param name="geometry">The windows.</param>
    /// <param name="x">The planes.</param>
    /// <param name="weights">Windows.</param>
    /// <param name="channels">How many windows there are, one for each plane in turns.</param>
    /// <param name="y">The sums.</param>
    public static bool Forward<T>(Engine<T> engine, FoldGeometry geometry, T* x, T* weights, int channels, Block<T> y)
        where T : unmanaged
    {
        if (WindowPlanes.Forward(geometry) is not { } planes)
        {
            return false;
        }

        Sum(engine, planes, new SourcePlanes<T>(x, geometry.InputPlane), new WindowWeights<T>(weights, channels, geometry.Taps, turned: false), y);
        return true;
    }

    /// <summary>The adjoint of sums: cotangents to planes, if windows are of a kind that is known here.</summary>
    /// <inheritdoc cref="Forward"/>
    public static bool Adjoint<T>(Engine<T> engine, FoldGeometry geometry, SourcePlanes<T> x, T* weights, int channels, Block<T> y)
        where T : unmanaged
    {
        if (WindowPlanes.Adjoint(geometry) is { } planes)
        {
            Sum(engine, planes, x, new WindowWeights<T>(weights, channels, geometry.Taps, turned: true), y);
            return true;
        }

        if (WindowPlanes.Spread(geometry) is { } squares)
        {
            Spread(engine, squares, x, new WindowWeights<T>(weights, channels, geometry.Taps, turned: false), y);
            return true;
        }

        return false;
    }

    private static void Sum<T>(Engine<T> engine, WindowPlanes planes, SourcePlanes<T> x, WindowWeights<T> weights, Block<T> y)
        where T : unmanaged
    {
        if (planes.Stride == 1 && planes.Width <= 4 * Vector256<T>.Count && planes.Results <= MostInStrips)
            SumStrips(engine, planes, x, weights, y);
        else if (planes.Stride == 1)
            Sum<T, ThreeColumns<T>, FourRows<T>>(engine, planes, x, weights, y);
        else if (planes.Taps == 3)
            Sum<T, ThreeOfTwoColumns<T>, TwoRows<T, ThreeOfTwoColumns<T>>>(engine, planes, x, weights, y);
        else
            Sum<T, TwoOfTwoColumns<T>, TwoRows<T, TwoOfTwoColumns<T>>>(engine, planes, x, weights, y);
    }

    private static void Sum<T, TColumns, TVectors>(
        Engine<T> engine, WindowPlanes planes, SourcePlanes<T> x, WindowWeights<T> weights, Block<T> y)
        where T : unmanaged
        where TColumns : struct, IWindowColumns<T>
        where TVectors : struct, IRowVectors<T>
    {
        using var frame = new WindowFrame<T, TColumns, ZeroMargin<T>>(planes, planes.Width);
        RunRows(engine, planes, new VectorRows<T, TColumns, TVectors>(planes, frame.Masks), frame.Margin, x, weights, y);
    }

    private static void SumStrips<T>(Engine<T> engine, WindowPlanes planes, SourcePlanes<T> x, WindowWeights<T> weights, Block<T> y)
        where T : unmanaged
    {
        using var frame = new WindowFrame<T, ThreeColumns<T>, ZeroMargin<T>>(planes, planes.Width);
        var work = new WindowStripWork<T>(planes, frame.Masks, x, weights, y);
        engine.Splitter.Run(work.Chunks, ref work);
    }

    private static void Spread<T>(Engine<T> engine, WindowPlanes planes, SourcePlanes<T> cotangents, WindowWeights<T> weights, Block<T> y)
        where T : unmanaged
    {
        using var frame = new WindowFrame<T, TwoColumns<T>, ZeroMargin<T>>(planes, planes.Squares);
        var masks = frame.Masks + WindowFrame<T, TwoColumns<T>, ZeroMargin<T>>.EdgeLength;
        if (planes.Taps == 3)
            RunRows(engine, planes, new SquaresOfThree<T>(planes, masks), frame.Margin, cotangents, weights, y);
        else
            RunRows(engine, planes, new SquaresOfTwo<T>(planes, masks), frame.Margin, cotangents, weights, y);
    }

    private static void RunRows<T, TGroup>(
        Engine<T> engine, WindowPlanes planes, TGroup group, T* margin, SourcePlanes<T> x, WindowWeights<T> weights, Block<T> y)
        where T : unmanaged
        where TGroup : struct, IRowGroup<T>
    {
        var work = new WindowRowsWork<T, TGroup>(planes, group, margin, x, weights, y);
        engine.Splitter.Run(work.Chunks, ref work);
    }
}
