namespace RepXai.Tensors.Kernels;

/// <summary>An operand whose packed forms may be kept.</summary>
internal readonly struct Operand<T>(Block<T> elements, PackedForms? forms)
    where T : unmanaged
{
    public Block<T> Elements => elements;

    /// <summary>The operand's packed form, or new memory for it; without a key it is not kept.</summary>
    public PackedOperand<T> Packed(PackingKey? key, long length, BufferPool pool) => new(forms, key, length, pool);
}
