namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>The adjoint of a convolution in its input by <see cref="ScatteredAdjointWork"/>.</summary>
internal static unsafe class ScatteredAdjoint
{
    public static void Run(Engine<float> engine, ScatteredLayer layer, Operand<float> weights, AdjointOperands<float> operands)
    {
        var key = new PackingKey(PackingUse.ScatteredAdjoint, layer.Shape.Geometry, 0);
        using var packed = weights.Packed(key, layer.WeightsLength, engine.Pool);
        packed.Fill(engine.Splitter, layer.Passes, new ScatteredWeightsWork(layer, weights.Elements.Pointer, packed.Pointer));
        var work = new ScatteredAdjointWork(layer, operands, packed.Pointer);
        engine.Splitter.Run(layer.Shape.Images, ref work);
    }
}
