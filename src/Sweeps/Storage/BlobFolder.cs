using System.Runtime.CompilerServices;

namespace RepXai.Sweeps.Storage;

/// <summary>The blobs of another store whose names start with a folder, under the rest of their names.</summary>
/// <param name="store">The store.</param>
/// <param name="folder">The folder, without a slash at its end.</param>
public sealed class BlobFolder(IBlobStore store, string folder) : IBlobStore
{
    private readonly string prefix = BlobName.Require(folder) + "/";

    /// <inheritdoc/>
    public async Task<BlobReceipt> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default) =>
        (await store.WriteAsync(NameOf(name), write, mode, cancellation).ConfigureAwait(false)) with { Name = name };

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default) => store.OpenAsync(NameOf(name), cancellation);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string name, CancellationToken cancellation = default) => store.ExistsAsync(NameOf(name), cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var blob in store.ListAsync(this.prefix + prefix, cancellation).ConfigureAwait(false))
            yield return blob with { Name = blob.Name[this.prefix.Length..] };
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) => store.DeleteAsync(NameOf(name), cancellation);

    // The name is checked by itself: a folder does not make a bad name a good one.
    private string NameOf(string name) => prefix + BlobName.Require(name);
}
