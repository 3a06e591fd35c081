using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Storage.Azure;

/// <summary>
/// A blob store in a container of Azure Blob Storage. Failures that may pass are retried; those that stay come as
/// <see cref="BlobStoreUnavailableException"/>, and those that the user can mend as <see cref="UserErrorException"/>.
/// </summary>
public sealed class AzureBlobStore : IBlobStore
{
    private const string HashKey = "sha256";
    private const string WriterKey = "writer";
    private const int WriterDigits = 16;

    private readonly BlobContainerClient container;
    private readonly AzureFailure failure;
    private readonly StoreBounds bounds;
    private readonly string writer = RandomNumberGenerator.GetHexString(WriterDigits, lowercase: true);
    private long writes;

    private AzureBlobStore(BlobContainerClient container, StoreBounds bounds) =>
        (this.container, this.bounds, failure) = (container, bounds, new AzureFailure(container.Uri));

    /// <summary>Opens the store; its container is made when missing.</summary>
    /// <exception cref="UserErrorException">The options are wrong, or the store refuses them.</exception>
    /// <exception cref="BlobStoreUnavailableException">The store does not answer.</exception>
    public static Task<AzureBlobStore> OpenAsync(AzureBlobStoreOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OpenAsync(ContainerClients.Create(options, configure: null), new StoreBounds(), cancellation);
    }

    /// <summary>Opens the store in a container with bounds of one's own.</summary>
    internal static async Task<AzureBlobStore> OpenAsync(BlobContainerClient container, StoreBounds bounds, CancellationToken cancellation = default)
    {
        var store = new AzureBlobStore(container, bounds);
        await store.failure.GuardAsync(() => MakeContainerAsync(container, cancellation), cancellation).ConfigureAwait(false);
        await store.ExistsAsync(HashKey, cancellation).ConfigureAwait(false);
        return store;
    }

    /// <inheritdoc/>
    public async Task<BlobReceipt> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        var blob = container.GetBlockBlobClient(BlobName.Require(name));
        using var content = await SpooledContent.WriteAsync(write, bounds.BlockBytes, cancellation).ConfigureAwait(false);
        var onlyNew = mode == BlobWriteMode.CreateNew;
        var token = $"{writer}-{Interlocked.Increment(ref writes)}";
        var metadata = new Dictionary<string, string> { [HashKey] = content.Hash, [WriterKey] = token };
        var upload = new BlobUpload(blob, content, metadata, onlyNew, bounds.BlockBytes);
        var written = await failure.GuardAsync(
            () => onlyNew ? CreateAsync(blob, upload, token, cancellation) : ReplaceAsync(upload, cancellation), cancellation).ConfigureAwait(false);
        return new BlobReceipt(name, content.Stream.Length, content.Hash, written);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        var blob = container.GetBlockBlobClient(BlobName.Require(name));
        var response = await failure.GuardAsync(
            () => OrMissingAsync<BlobDownloadStreamingResult>(
                async () => await blob.DownloadStreamingAsync(new BlobDownloadOptions(), cancellation).ConfigureAwait(false)),
            cancellation).ConfigureAwait(false);
        return response is null
            ? null
            : new AzureBlobStream(blob, response, response.Details.Metadata.TryGetValue(HashKey, out var hash) ? hash : null, failure);
    }

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellation = default) =>
        await PropertiesAsync(container.GetBlockBlobClient(BlobName.Require(name)), cancellation).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var pages = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation).AsPages(pageSizeHint: bounds.PageSize);
        var reader = pages.GetAsyncEnumerator(cancellation);
        await using (reader.ConfigureAwait(false))
        {
            while (await failure.GuardAsync(() => reader.MoveNextAsync().AsTask(), cancellation).ConfigureAwait(false))
            {
                foreach (var blob in reader.Current.Values)
                    yield return new BlobEntry(blob.Name, blob.Properties.ContentLength ?? 0);
            }
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        var blob = container.GetBlockBlobClient(BlobName.Require(name));
        return failure.GuardAsync(
            async () => (await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation).ConfigureAwait(false)).Value,
            cancellation);
    }

    private static async Task<bool> MakeContainerAsync(BlobContainerClient container, CancellationToken cancellation)
    {
        try
        {
            return await container.CreateIfNotExistsAsync(cancellationToken: cancellation).ConfigureAwait(false) is not null;
        }
        catch (RequestFailedException cause) when (cause.Status == 403)
        {
            return false; // Who may only use the container need not be able to make it.
        }
    }

    private static async Task<bool> ReplaceAsync(BlobUpload upload, CancellationToken cancellation)
    {
        await upload.SendAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> CreateAsync(BlockBlobClient blob, BlobUpload upload, string token, CancellationToken cancellation)
    {
        try
        {
            await upload.SendAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException cause) when (cause.Status is 409 or 412)
        {
            // The blob that is there may be ours: of an attempt that succeeded and whose answer was lost.
            var found = await PropertiesAsync(blob, cancellation).ConfigureAwait(false);
            return found is not null && found.Metadata.TryGetValue(WriterKey, out var owner) && owner == token;
        }
    }

    private Task<BlobProperties?> PropertiesAsync(BlockBlobClient blob, CancellationToken cancellation) => failure.GuardAsync(
        () => OrMissingAsync<BlobProperties>(async () => await blob.GetPropertiesAsync(cancellationToken: cancellation).ConfigureAwait(false)),
        cancellation);

    private static async Task<T?> OrMissingAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RequestFailedException cause) when (AzureFailure.IsMissingBlob(cause))
        {
            return null;
        }
    }
}
