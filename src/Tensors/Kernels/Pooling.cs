using System.Numerics;
using RepXai.Tensors.Kernels.Windows;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>Pooling over planes: rows of windows side by side where planes have one or two axes, window by window otherwise.</summary>
internal static unsafe class Pooling
{
    public static void ArgMax<T>(Engine<T> engine, PoolGeometry geometry, ReadOnlySpan<int> inputExtents, Block<T> x, Block<int> y)
        where T : unmanaged, INumber<T>
    {
        var windows = new PoolWindows(geometry, inputExtents);
        var planes = Planes(y.Count, windows.OutputPlane);
        if (typeof(T) == typeof(float) && geometry.SpatialRank <= PoolPlanes.MostAxes && planes > 0)
        {
            var work = new ArgMaxWork(new FoldGeometry(PoolPlanes.Of(geometry, inputExtents, planes)), windows, (float*)x.Pointer, y.Pointer);
            engine.Splitter.Run(planes, ref work);
            return;
        }

        Visit(engine, windows, planes, new ArgMaxVisitor<T>(x, y, windows.InputPlane, windows.OutputPlane));
    }

    /// <summary>The greatest elements of windows, and their places.</summary>
    public static void Greatest<T>(
        Engine<T> engine, PoolGeometry geometry, ReadOnlySpan<int> inputExtents, Block<T> x, Block<T> y, Block<int> places)
        where T : unmanaged, INumber<T>
    {
        var windows = new PoolWindows(geometry, inputExtents);
        var planes = Planes(y.Count, windows.OutputPlane);
        if (typeof(T) == typeof(float) && geometry.SpatialRank <= PoolPlanes.MostAxes && planes > 0)
        {
            var fold = new FoldGeometry(PoolPlanes.Of(geometry, inputExtents, planes));
            if (PlaneMaxima.Run((Engine<float>)(object)engine, fold, windows, (float*)x.Pointer, (Block<float>)(object)y, places))
                return;
        }

        ArgMax(engine, geometry, inputExtents, x, places);
        var leading = new Shape(planes);
        var nest = LoopNest.Over(leading, leading, leading);
        var work = new PlaneGatherWork<T>(nest, x, places, y, windows.InputPlane, windows.OutputPlane);
        engine.Splitter.Run(planes, ref work);
    }

    public static void Average<T>(Engine<T> engine, PoolGeometry geometry, ReadOnlySpan<int> inputExtents, Block<T> x, Block<T> y)
        where T : unmanaged, INumber<T>
    {
        var windows = new PoolWindows(geometry, inputExtents);
        var planes = Planes(y.Count, windows.OutputPlane);
        if (geometry.SpatialRank > PoolPlanes.MostAxes || planes == 0)
        {
            Visit(engine, windows, planes, new AverageVisitor<T>(x, y, windows.InputPlane, windows.OutputPlane));
            return;
        }

        var shape = PoolPlanes.Of(geometry, inputExtents, planes);
        using var weights = Weights(engine, windows, shape.Taps);
        DirectConvolution.Forward(engine, shape, x.Pointer, weights.Pointer, y.Pointer);
        if (windows.CommonDivisor is null)
        {
            using var divisors = Divisors(engine, windows);
            var division = new DivideWork<T>(y.Pointer, divisors.Pointer, y.Pointer, windows.OutputPlane);
            engine.Splitter.Run(planes, ref division);
        }
    }

    public static void AverageAdjoint<T>(Engine<T> engine, PoolGeometry geometry, ReadOnlySpan<int> inputExtents, Block<T> cotangent, Block<T> y)
        where T : unmanaged, INumber<T>
    {
        var windows = new PoolWindows(geometry, inputExtents);
        var planes = Planes(y.Count, windows.InputPlane);
        if (geometry.SpatialRank > PoolPlanes.MostAxes || planes == 0 || windows.OutputPlane == 0)
        {
            y.Span.Clear();
            Visit(engine, windows, planes, new AverageAdjointVisitor<T>(cotangent, y, windows.InputPlane, windows.OutputPlane));
            return;
        }

        var shape = PoolPlanes.Of(geometry, inputExtents, planes);
        using var weights = Weights(engine, windows, shape.Taps);
        if (windows.CommonDivisor is not null)
        {
            DirectConvolution.InputAdjoint(engine, shape, cotangent.Pointer, weights.Pointer, y.Pointer);
            return;
        }

        using var divisors = Divisors(engine, windows);
        DirectConvolution.InputAdjoint(engine, shape, cotangent.Pointer, weights.Pointer, y.Pointer, divisors.Pointer);
    }

    public static void Gather<T>(Engine<T> engine, PlaneCase planes, Block<T> x, Block<int> indices, Block<T> y)
        where T : unmanaged
    {
        var work = new PlaneGatherWork<T>(planes.Planes, x, indices, y, planes.PlaneOfX, planes.PlaneOfIndices);
        engine.Splitter.Run(planes.Planes.Count, ref work);
    }

    public static void ScatterAdd<T>(Engine<T> engine, PlaneCase planes, Block<T> x, Block<int> indices, Block<T> y)
        where T : unmanaged, INumber<T>
    {
        var work = new PlaneScatterWork<T>(planes.Planes, x, indices, y, planes.PlaneOfX, planes.PlaneOfResult);
        if (typeof(T) != typeof(float) || !ChosenSquaresWork.Serves(planes, indices))
        {
            engine.Splitter.Run(planes.Planes.Count, ref work);
            return;
        }

        var squares = new ChosenSquaresWork(planes, (Block<float>)(object)x, indices, (Block<float>)(object)y, (PlaneScatterWork<float>)(object)work);
        engine.Splitter.Run(planes.Planes.Count, ref squares);
    }

    private static int Planes(int elements, int plane) => elements / Math.Max(1, plane);

    private static PooledBlock<T> Divisors<T>(Engine<T> engine, PoolWindows windows)
        where T : unmanaged, INumber<T>
    {
        var divisors = new PooledBlock<T>(engine.Pool, windows.OutputPlane);
        for (var row = 0; row < windows.Output[1]; row++)
        {
            for (var column = 0; column < windows.Output[2]; column++)
            {
                var divisor = windows.Inside(1, row).Divisor * windows.Inside(2, column).Divisor;
                divisors.Pointer[(row * windows.Output[2]) + column] = T.CreateTruncating(divisor);
            }
        }

        return divisors;
    }

    /// <summary>The weights of a window: each element's share of the mean, or ones where windows count differently and are divided on their own.</summary>
    private static PooledBlock<T> Weights<T>(Engine<T> engine, PoolWindows windows, int taps)
        where T : unmanaged, INumber<T>
    {
        var weights = new PooledBlock<T>(engine.Pool, taps);
        new Span<T>(weights.Pointer, taps).Fill(T.One / T.CreateTruncating(windows.CommonDivisor ?? 1));
        return weights;
    }

    private static void Visit<T, TVisitor>(Engine<T> engine, PoolWindows windows, int planes, TVisitor visitor)
        where T : unmanaged
        where TVisitor : struct, IWindowVisitor
    {
        var work = new PoolWork<TVisitor>(windows, visitor);
        engine.Splitter.Run(planes, ref work);
    }
}
