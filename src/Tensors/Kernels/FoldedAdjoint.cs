namespace RepXai.Tensors.Kernels;

/// <summary>The adjoint of a convolution in its input by <see cref="FoldWork{T}"/>.</summary>
internal static unsafe class FoldedAdjoint
{
    /// <summary>With fewer input channels in a group, products of single taps would leave most of a tile's rows empty.</summary>
    private const int FewChannels = 16;

    /// <summary>With fewer output channels in a group, folding costs more than the products.</summary>
    private const int FewestOutputs = 8;

    /// <summary>Whether a layer is folded; depends on its extents only.</summary>
    public static bool Serves(ConvolutionCase shape) =>
        shape.Geometry.SpatialRank <= 2 && shape.OutputPlane > 0 && shape.OutputsInGroup >= FewestOutputs
        && (shape.InputsInGroup < FewChannels || shape.Geometry.Strides.Any(stride => stride > 1));

    public static void Run<T>(Engine<T> engine, ConvolutionCase shape, Operand<T> weights, T* cotangent, T* result)
        where T : unmanaged
    {
        var rows = shape.InputsInGroup * shape.Taps;
        var layout = new PackedLeft<T>(engine.Kernel, rows, shape.OutputsInGroup);
        using var packed = weights.Packed(new PackingKey(PackingUse.FoldedAdjoint, shape.Geometry, 0), layout.Length * shape.Groups, engine.Pool);
        var matrix = new MatrixView<T>(weights.Elements.Pointer, 1, rows);
        packed.Fill(engine.Splitter, layout.PanelCount * shape.Groups, new PackWeightsWork<T>(layout, matrix, packed.Pointer));
        var work = new FoldWork<T>(shape, layout, packed.Pointer, cotangent, result);
        engine.Splitter.Run(work.Chunks, ref work);
    }
}
