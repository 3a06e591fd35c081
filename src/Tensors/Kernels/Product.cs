namespace RepXai.Tensors.Kernels;

/// <summary>
/// Families of matrix products. Each element is one chain of fused multiply-adds over the depth in ascending order, whatever the extents,
/// the threads or the vector width are. The blocking follows Goto and van de Geijn, "Anatomy of high-performance matrix multiplication"
/// (2008): left operands are packed once and shared, each worker packs the columns that it multiplies.
/// </summary>
internal static unsafe class Product
{
    /// <summary>output (+)= left x right for all products of the family.</summary>
    public static void Multiply<T, TRight, TProducts>(Engine<T> engine, TProducts products, bool accumulate = false)
        where T : unmanaged
        where TRight : struct, IRightOperand<T>
        where TProducts : struct, IProducts<T, TRight> =>
        Multiply<T, TRight, TProducts>(engine, products, default, key: null, accumulate);

    /// <summary>The same with left operands that are packed already or kept for later, if there is a key.</summary>
    public static void Multiply<T, TRight, TProducts>(
        Engine<T> engine, TProducts products, Operand<T> left, PackingKey? key, bool accumulate = false)
        where T : unmanaged
        where TRight : struct, IRightOperand<T>
        where TProducts : struct, IProducts<T, TRight>
    {
        var extents = products.Extents;
        if (extents.Rows == 0 || extents.Columns == 0 || products.Count == 0)
        {
            return;
        }

        var layout = new PackedLeft<T>(engine.Kernel, extents.Rows, extents.Depth);
        using var packed = left.Packed(key, layout.Length * products.LeftCount, engine.Pool);
        var packing = new PackLeftWork<T, TRight, TProducts>(products, layout, packed.Pointer);
        packed.Fill(engine.Splitter, packing.Chunks, packing);

        var work = new ProductWork<T, TRight, TProducts>(products, layout, packed.Pointer, accumulate, engine.Splitter.Threads);
        engine.Splitter.Run(work.Chunks, ref work);
    }
}
