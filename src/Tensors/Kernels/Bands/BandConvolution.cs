namespace RepXai.Tensors.Kernels.Bands;

/// <summary>Forward convolutions by <see cref="BandWork{T}"/>.</summary>
internal static unsafe class BandConvolution
{
    public static void Run<T>(Engine<T> engine, BandGeometry geometry, T* images, Operand<T> weights, T* results)
        where T : unmanaged
    {
        var shape = geometry.Shape;
        var layout = new PackedLeft<T>(engine.Kernel, shape.OutputsInGroup, shape.InputsInGroup * shape.Taps);
        using var packed = weights.Packed(new PackingKey(PackingUse.BandForward, shape.Geometry, 0), layout.Length * shape.Groups, engine.Pool);
        if (packed.IsNew)
        {
            var packing = new BandWeightsWork<T>(layout, weights.Elements.Pointer, packed.Pointer);
            engine.Splitter.Run(layout.PanelCount * shape.Groups, ref packing);
            packed.Keep();
        }

        var work = new BandWork<T>(geometry, layout, packed.Pointer, images, results);
        engine.Splitter.Run(work.Chunks, ref work);
    }
}
