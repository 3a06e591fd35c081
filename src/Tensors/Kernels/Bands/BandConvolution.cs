namespace RepXai.Tensors.Kernels.Bands;

/// <summary>Convolutions by <see cref="BandWork{T}"/>, and adjoints that are such convolutions.</summary>
internal static unsafe class BandConvolution
{
    /// <summary>Images to results, with weights [outputs, inputs x taps] for each group.</summary>
    public static void Run<T>(Engine<T> engine, BandGeometry geometry, T* images, Operand<T> weights, T* results)
        where T : unmanaged
    {
        var depth = geometry.Shape.InputsInGroup * geometry.Shape.Taps;
        Run(engine, geometry, images, weights, PackingUse.BandForward, new MatrixView<T>(weights.Elements.Pointer, depth, 1), results);
    }

    /// <summary>Cotangents to cotangents of the input, with the same weights and the adjoint's bands (<see cref="BandGeometry.OfAdjoint"/>).</summary>
    public static void RunAdjoint<T>(Engine<T> engine, BandGeometry geometry, T* cotangent, Operand<T> weights, T* results)
        where T : unmanaged
    {
        var rows = geometry.Shape.OutputsInGroup;
        Run(engine, geometry, cotangent, weights, PackingUse.Adjoint, new MatrixView<T>(weights.Elements.Pointer, 1, rows), results);
    }

    private static void Run<T>(
        Engine<T> engine, BandGeometry geometry, T* images, Operand<T> weights, PackingUse use, MatrixView<T> matrix, T* results)
        where T : unmanaged
    {
        var shape = geometry.Shape;
        var layout = new PackedLeft<T>(engine.Kernel, shape.OutputsInGroup, shape.InputsInGroup * shape.Taps);
        using var packed = weights.Packed(new PackingKey(use, shape.Geometry, 0), layout.Length * shape.Groups, engine.Pool);
        packed.Fill(engine.Splitter, layout.PanelCount * shape.Groups, new PackWeightsWork<T>(layout, matrix, packed.Pointer));
        var work = new BandWork<T>(geometry, layout, packed.Pointer, images, results);
        engine.Splitter.Run(work.Chunks, ref work);
    }
}
