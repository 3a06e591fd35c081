namespace RepXai.Sweeps.Storage;

/// <summary>What every blob store can do with contents that fit into memory.</summary>
public static class BlobStoreExtensions
{
    /// <summary>Writes bytes as a blob.</summary>
    public static Task<BlobReceipt> WriteAsync(
        this IBlobStore store, string name, ReadOnlyMemory<byte> content, BlobWriteMode mode, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.WriteAsync(name, (stream, token) => stream.WriteAsync(content, token).AsTask(), mode, cancellation);
    }

    /// <summary>Reads a blob whole; null when there is none.</summary>
    public static async Task<byte[]?> ReadAsync(this IBlobStore store, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var stream = await store.OpenAsync(name, cancellation).ConfigureAwait(false);
        if (stream is null)
            return null;
        await using (stream.ConfigureAwait(false))
            return await stream.ReadRestAsync(cancellation).ConfigureAwait(false);
    }
}
