using System.Runtime.CompilerServices;
using RepXai.Tensors;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Storage;

/// <summary>A blob store in a folder: each blob is a file at its name's path, written aside, flushed to the disk and renamed.</summary>
public sealed class FileBlobStore : IBlobStore
{
    private const int BufferSize = 1 << 16;
    private readonly string root;

    private FileBlobStore(string root) => this.root = root;

    /// <summary>Opens the store in a folder, which is made when missing; removes what killed writers left.</summary>
    /// <exception cref="UserErrorException">The folder cannot be made or read.</exception>
    public static FileBlobStore Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            var root = Directory.CreateDirectory(folder).FullName;
            AtomicFile.RemoveLeftovers(root);
            foreach (var inner in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories))
                AtomicFile.RemoveLeftovers(inner);
            return new FileBlobStore(root);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The folder '{folder}' cannot be used: {cause.Message.TrimEnd('.')}; choose another.", cause);
        }
    }

    /// <inheritdoc/>
    public async Task<BlobReceipt> WriteAsync(
        string name, Func<Stream, CancellationToken, Task> write, BlobWriteMode mode, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        using var file = AtomicFile.Create(path);
        await using var content = new HashingStream(file.Stream);
        try
        {
            await write(content, cancellation).ConfigureAwait(false);
        }
        catch (IOException cause)
        {
            throw AtomicFile.WriteFailure(path, cause);
        }

        cancellation.ThrowIfCancellationRequested();
        return new BlobReceipt(name, content.Length, content.Hash, Commit(file, mode));
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        try
        {
            // Shared deletion lets a replacement or a delete pass while the old content is read.
            return Task.FromResult<Stream?>(new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous));
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{path}' cannot be read: {cause.Message.TrimEnd('.')}; check your rights to it.", cause);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(File.Exists(PathOf(name)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var parts = prefix.Split('/')[..^1];
        var folder = Path.Combine([root, .. parts]);
        if (parts.Any(part => part is "" or "." or "..") || !Directory.Exists(folder))
            yield break; // No name starts so.
        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !AtomicFile.IsTemporary(Path.GetFileName(path)))
            .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/')))
            .Where(blob => blob.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(blob => blob.Name, StringComparer.Ordinal);
        foreach (var (path, name) in names)
        {
            cancellation.ThrowIfCancellationRequested();
            if (new FileInfo(path) is { Exists: true } file)
                yield return new BlobEntry(name, file.Length);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        var existed = File.Exists(path);
        if (existed)
            File.Delete(path);
        return Task.FromResult(existed);
    }

    private static bool Commit(AtomicFile file, BlobWriteMode mode)
    {
        if (mode == BlobWriteMode.CreateNew)
            return file.TryCommitNew();
        file.Commit();
        return true;
    }

    private string PathOf(string name) => Path.Combine(root, BlobName.Require(name).Replace('/', Path.DirectorySeparatorChar));
}
