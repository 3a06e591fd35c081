using System.Runtime.CompilerServices;
using RepXai.Sweeps.Storage;

namespace RepXai.Silo.Telemetry;

/// <summary>A blob store whose calls and bytes are measured.</summary>
internal sealed class MeteredBlobStore(IBlobStore store, SiloMeter meter, TimeProvider time) : IBlobStore
{
    /// <inheritdoc/>
    public async Task<BlobReceipt> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default)
    {
        var receipt = await MeasureAsync("write", () => store.WriteAsync(name, write, mode, cancellation)).ConfigureAwait(false);
        if (receipt.Written)
            meter.Wrote(receipt.Length);
        return receipt;
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        var stream = await MeasureAsync("open", () => store.OpenAsync(name, cancellation)).ConfigureAwait(false);
        return stream is null ? null : new MeteredStream(stream, meter);
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string name, CancellationToken cancellation = default) =>
        MeasureAsync("exists", () => store.ExistsAsync(name, cancellation));

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var entries = store.ListAsync(prefix, cancellation).GetAsyncEnumerator(cancellation);
        await using var _ = entries.ConfigureAwait(false);
        // The first entry waits for the store; the others of its page are there.
        var isMore = await MeasureAsync("list", () => entries.MoveNextAsync().AsTask()).ConfigureAwait(false);
        for (; isMore; isMore = await entries.MoveNextAsync().ConfigureAwait(false))
            yield return entries.Current;
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) =>
        MeasureAsync("delete", () => store.DeleteAsync(name, cancellation));

    private async Task<T> MeasureAsync<T>(string operation, Func<Task<T>> call)
    {
        var start = time.GetTimestamp();
        try
        {
            var result = await call().ConfigureAwait(false);
            meter.Called(operation, time.GetElapsedTime(start), error: null);
            return result;
        }
        catch (Exception error)
        {
            meter.Called(operation, time.GetElapsedTime(start), error);
            throw;
        }
    }
}
