using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Grains.Storage;

/// <summary>
/// A blob store whose calls are made again when they fail, with growing and bounded waits. What the caller did wrong is not tried again.
/// Every operation of a blob store may be repeated after an unknown outcome, so that nothing happens twice in effect.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock that waits go by.</param>
public sealed class RetryingBlobStore(IBlobStore store, TimeProvider time) : IBlobStore
{
    private const int MaxRetries = 8;

    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => new(arguments.Outcome.Exception is { } error && IsPassing(error)),
            MaxRetryAttempts = MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(5),
            OnRetry = _ =>
            {
                GrainTelemetry.Retry("blob");
                return default;
            },
        })
        .Build();

    /// <inheritdoc/>
    public Task<BlobReceipt> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default) =>
        RetryAsync(token => store.WriteAsync(name, write, mode, token), cancellation);

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default) =>
        RetryAsync(token => store.OpenAsync(name, token), cancellation);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string name, CancellationToken cancellation = default) =>
        RetryAsync(token => store.ExistsAsync(name, token), cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // A list that breaks off is taken whole again: what was there twice is told once.
        var blobs = await RetryAsync(token => CollectAsync(prefix, token), cancellation).ConfigureAwait(false);
        foreach (var blob in blobs)
            yield return blob;
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) =>
        RetryAsync(token => store.DeleteAsync(name, token), cancellation);

    private static bool IsPassing(Exception error) => error is not (UserErrorException or OperationCanceledException or ArgumentException);

    private async Task<List<BlobEntry>> CollectAsync(string prefix, CancellationToken cancellation)
    {
        var blobs = new List<BlobEntry>();
        await foreach (var blob in store.ListAsync(prefix, cancellation).ConfigureAwait(false))
            blobs.Add(blob);
        return blobs;
    }

    private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        await pipeline.ExecuteAsync(async token => await call(token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
}
