using RepXai.Tensors.Kernels;

namespace RepXai.Tensors.Metering;

/// <summary>Memory that metered tensors of different shapes would share, with the packed forms of its elements; the last one gives it back.</summary>
internal sealed class MeteredStorage(MeteredPrimitives owner, long bytes)
{
    private readonly HashSet<PackingKey> forms = [];
    private int references = 1;
    private long packedBytes;

    public void Retain() => references++;

    public void Release()
    {
        if (--references == 0)
        {
            owner.Return(bytes, packedBytes);
        }
    }

    /// <summary>Keeps a packed form; nothing if it is there already.</summary>
    public bool Keep(PackingKey key, long size)
    {
        var isNew = forms.Add(key);
        packedBytes += isNew ? size : 0;
        return isNew;
    }
}
