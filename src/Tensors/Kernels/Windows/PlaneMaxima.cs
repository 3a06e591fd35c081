using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Greatest elements of small windows of single planes, where these move in vectors.</summary>
internal static unsafe class PlaneMaxima
{
    /// <summary>Finds the greatest elements and their places, if windows are of a kind that is known here.</summary>
    public static bool Run(Engine<float> engine, FoldGeometry geometry, PoolWindows windows, float* x, Block<float> y, Block<int> places)
    {
        if (WindowPlanes.Forward(geometry) is not { } planes || planes.Width < Vector256<float>.Count)
        {
            return false;
        }

        if (planes.Stride == 1)
            Run<ThreeColumns<float>>(engine, planes, windows, x, y, places);
        else if (planes.Taps == 3)
            Run<ThreeOfTwoColumns<float>>(engine, planes, windows, x, y, places);
        else
            Run<TwoOfTwoColumns<float>>(engine, planes, windows, x, y, places);
        return true;
    }

    private static void Run<TColumns>(
        Engine<float> engine, WindowPlanes planes, PoolWindows windows, float* x, Block<float> y, Block<int> places)
        where TColumns : struct, IWindowColumns<float>
    {
        using var frame = new WindowFrame<float, TColumns, LowestMargin>(planes, planes.Width);
        var work = new GreatestWork<TColumns>(planes, windows, frame.Masks, frame.Margin, x, y, places);
        engine.Splitter.Run(work.Chunks, ref work);
    }
}
