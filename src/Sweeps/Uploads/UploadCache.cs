using RepXai.Tensors;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Uploads;

/// <summary>Local copies of uploads, by hash, each in a folder of its own, so that a model's external data never leads to another upload.</summary>
/// <param name="folder">Where the copies lie, for one tenant alone.</param>
/// <param name="maxBytes">What they may take; the copies used longest ago make room.</param>
/// <param name="time">The clock that use is told by.</param>
public sealed class UploadCache(string folder, long maxBytes, TimeProvider time)
{
    /// <summary>The place of an upload's copy, which is fetched unless it is there.</summary>
    /// <exception cref="UserErrorException">The stored content is damaged, or the copy cannot be written.</exception>
    internal async Task<string> FetchAsync(BlobUploadService uploads, UploadRecord upload, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, upload.Sha256, Path.GetFileName(upload.Name));
        if (!File.Exists(path))
        {
            MakeRoom(upload);
            await CopyAsync(uploads, upload, path, cancellation);
        }

        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        return path;
    }

    private static async Task CopyAsync(BlobUploadService uploads, UploadRecord upload, string path, CancellationToken cancellation)
    {
        using var file = AtomicFile.Create(path);
        if (await uploads.CopyAsync(upload, file.Stream, cancellation) != upload.Sha256)
            throw new UserErrorException($"The upload '{upload.Name}' is damaged or was deleted; upload it again.");
        file.Commit();
    }

    private void MakeRoom(UploadRecord upload)
    {
        if (!Directory.Exists(folder))
            return;
        var copies = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !AtomicFile.IsTemporary(file.Name)).OrderBy(file => file.LastWriteTimeUtc).ToList();
        var total = copies.Sum(file => file.Length) + upload.Size;
        foreach (var oldest in copies.TakeWhile(_ => total > maxBytes))
        {
            total -= oldest.Length;
            oldest.Delete();
        }
    }
}
