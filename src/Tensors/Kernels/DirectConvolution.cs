using RepXai.Tensors.Kernels.Windows;

namespace RepXai.Tensors.Kernels;

/// <summary>Convolutions with small groups, and their adjoints in the input, without products.</summary>
internal static unsafe class DirectConvolution
{
    private const int MostChannels = 4;

    /// <summary>Whether a layer is computed so; depends on its extents only.</summary>
    public static bool Serves(ConvolutionCase shape) =>
        shape.Groups > 1 && shape.Geometry.SpatialRank <= 2 && shape.OutputPlane > 0
        && shape.InputsInGroup <= MostChannels && shape.OutputsInGroup <= MostChannels;

    public static void Forward<T>(Engine<T> engine, ConvolutionCase shape, T* images, T* weights, T* results)
        where T : unmanaged
    {
        var geometry = new FoldGeometry(shape);
        var y = new Block<T>((nint)results, checked((int)shape.OutputSize));
        if (IsDepthwise(shape) && PlaneSums.Forward(engine, geometry, images, weights, shape.Groups, y))
        {
            return;
        }

        var work = new DirectForwardWork<T>(shape, geometry, images, weights, results);
        engine.Splitter.Run(work.Chunks, ref work);
    }

    /// <summary>The adjoint in the input; where there are divisors, the cotangents of each group are divided by them first.</summary>
    public static void InputAdjoint<T>(Engine<T> engine, ConvolutionCase shape, T* cotangent, T* weights, T* results, T* divisors = null)
        where T : unmanaged
    {
        var geometry = new FoldGeometry(shape);
        var cotangents = new SourcePlanes<T>(cotangent, shape.OutputsInGroup * shape.OutputPlane, divisors);
        var y = new Block<T>((nint)results, checked((int)shape.InputSize));
        if (IsDepthwise(shape) && PlaneSums.Adjoint(engine, geometry, cotangents, weights, shape.Groups, y))
        {
            return;
        }

        var work = new DirectAdjointWork<T>(shape, geometry, cotangents, weights, results);
        engine.Splitter.Run(work.Chunks, ref work);
    }

    private static bool IsDepthwise(ConvolutionCase shape) => shape.InputsInGroup == 1 && shape.OutputsInGroup == 1;
}
