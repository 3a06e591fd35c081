using RepXai.Sweeps.Storage;

namespace RepXai.ClusterBenchmarks;

/// <summary>Counts the calls of a store.</summary>
internal sealed class CountedBlobStore(IBlobStore inner) : IBlobStore
{
    private long writes;
    private long reads;
    private long deletes;

    public long Writes => Volatile.Read(ref writes);

    public long Reads => Volatile.Read(ref reads);

    public long Deletes => Volatile.Read(ref deletes);

    public Task<BlobReceipt> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref writes);
        return inner.WriteAsync(name, write, mode, cancellation);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref reads);
        return inner.OpenAsync(name, cancellation);
    }

    public Task<bool> ExistsAsync(string name, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref reads);
        return inner.ExistsAsync(name, cancellation);
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string prefix, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref reads);
        return inner.ListAsync(prefix, cancellation);
    }

    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref deletes);
        return inner.DeleteAsync(name, cancellation);
    }
}
