namespace RepXai.Tensors.Kernels;

/// <summary>A packed operand: kept from an earlier use, or new and to be filled.</summary>
internal unsafe ref struct PackedOperand<T> : IDisposable
    where T : unmanaged
{
    private readonly PackedForms? forms;
    private readonly PackingKey? key;
    private readonly BufferPool pool;
    private readonly long bytes;
    private readonly nint address;
    private bool owned;

    public PackedOperand(PackedForms? forms, PackingKey? key, long length, BufferPool pool)
    {
        (this.forms, this.key, this.pool) = (forms, key, pool);
        bytes = length * sizeof(T);
        var found = key is null ? null : forms?.Find(key);
        owned = found is null;
        address = found ?? pool.Rent(bytes);
    }

    public T* Pointer => (T*)address;

    /// <summary>Packs if the memory is new, and then keeps it for later uses if there is room.</summary>
    public void Fill<TWork>(WorkSplitter splitter, int chunks, TWork packing)
        where TWork : struct, IWork
    {
        if (owned)
        {
            splitter.Run(chunks, ref packing);
            owned = key is null || forms?.Keep(key, address, bytes) != true;
        }
    }

    public readonly void Dispose()
    {
        if (owned)
        {
            pool.Return(address, bytes);
        }
    }
}
