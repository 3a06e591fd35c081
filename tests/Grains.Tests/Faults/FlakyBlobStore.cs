using RepXai.Sweeps.Storage;

namespace RepXai.Grains.Tests.Faults;

/// <summary>A blob store of which one call in ten fails: every other time before it does anything, and else after, so that its outcome is unknown.</summary>
internal sealed class FlakyBlobStore(IBlobStore store) : IBlobStore
{
    private const int Period = 10;
    private int _calls;

    /// <summary>Calls that failed.</summary>
    public int Failures => _calls / Period;

    public Task<BlobReceipt> WriteAsync(string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default) =>
        CallAsync(() => store.WriteAsync(name, write, mode, cancellation));

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default) => CallAsync(() => store.OpenAsync(name, cancellation));

    public Task<bool> ExistsAsync(string name, CancellationToken cancellation = default) => CallAsync(() => store.ExistsAsync(name, cancellation));

    public IAsyncEnumerable<BlobEntry> ListAsync(string prefix, CancellationToken cancellation = default) => store.ListAsync(prefix, cancellation);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) => CallAsync(() => store.DeleteAsync(name, cancellation));

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var number = Interlocked.Increment(ref _calls);
        var fails = number % Period == 0;
        if (fails && number % (2 * Period) == 0)
            throw new IOException("The store did not answer.");
        var result = await call();
        return fails ? throw new IOException("The store's answer was lost.") : result;
    }
}
