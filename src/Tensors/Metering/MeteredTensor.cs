namespace RepXai.Tensors.Metering;

/// <summary>A tensor without elements.</summary>
internal sealed class MeteredTensor(Shape shape, ElementType type, MeteredStorage storage) : Tensor(shape, type)
{
    private bool disposed;

    /// <summary>What it would share with other shapes.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    public MeteredStorage Storage
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return storage;
        }
    }

    /// <summary>The same memory in another shape.</summary>
    public MeteredTensor Reshaped(Shape other)
    {
        Storage.Retain();
        return new MeteredTensor(other, Type, storage);
    }

    public override void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            storage.Release();
        }
    }
}
