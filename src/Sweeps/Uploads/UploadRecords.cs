using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Uploads;

/// <summary>The records of uploads: unfinished ones apart from finished ones, and for each name the upload that has it.</summary>
/// <param name="blobs">The tenant's blobs.</param>
internal sealed class UploadRecords(IBlobStore blobs)
{
    private const string UnfinishedFolder = "uploads/unfinished/";
    private const string FinishedFolder = "uploads/finished/";
    private const string NamesFolder = "uploads/names/";

    public Task<UploadRecord?> UnfinishedAsync(string sha256, CancellationToken cancellation) => ReadAsync(UnfinishedName(sha256), cancellation);

    public Task<UploadRecord?> FinishedAsync(string sha256, CancellationToken cancellation) => ReadAsync(FinishedName(sha256), cancellation);

    public IAsyncEnumerable<UploadRecord> AllUnfinishedAsync(CancellationToken cancellation) => AllAsync(UnfinishedFolder, cancellation);

    public IAsyncEnumerable<UploadRecord> AllFinishedAsync(CancellationToken cancellation) => AllAsync(FinishedFolder, cancellation);

    /// <summary>The upload that a name was given to last; it may be deleted.</summary>
    public Task<UploadRecord?> NamedAsync(string name, CancellationToken cancellation) => ReadAsync(NameName(name), cancellation);

    public IAsyncEnumerable<UploadRecord> AllNamedAsync(CancellationToken cancellation) => AllAsync(NamesFolder, cancellation);

    public Task WriteUnfinishedAsync(UploadRecord record, CancellationToken cancellation) => WriteAsync(UnfinishedName(record.Sha256), record, cancellation);

    /// <summary>Makes an upload visible, and gives it its name.</summary>
    public async Task WriteFinishedAsync(UploadRecord record, CancellationToken cancellation)
    {
        await WriteAsync(FinishedName(record.Sha256), record, cancellation);
        await WriteAsync(NameName(record.Name), record, cancellation);
        await blobs.DeleteAsync(UnfinishedName(record.Sha256), cancellation);
    }

    /// <summary>Forgets an upload and its names.</summary>
    public async Task DeleteAsync(UploadRecord record, CancellationToken cancellation)
    {
        await foreach (var named in AllNamedAsync(cancellation))
        {
            if (named.Sha256 == record.Sha256)
                await blobs.DeleteAsync(NameName(named.Name), cancellation);
        }

        await blobs.DeleteAsync(FinishedName(record.Sha256), cancellation);
        await blobs.DeleteAsync(UnfinishedName(record.Sha256), cancellation);
    }

    private async Task<UploadRecord?> ReadAsync(string name, CancellationToken cancellation) =>
        await blobs.ReadAsync(name, cancellation) is { } text ? JsonSerializer.Deserialize(text, UploadsJson.Default.UploadRecord) : null;

    private async IAsyncEnumerable<UploadRecord> AllAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in blobs.ListAsync(folder, cancellation))
        {
            if (await ReadAsync(blob.Name, cancellation) is { } record)
                yield return record;
        }
    }

    private Task<BlobReceipt> WriteAsync(string name, UploadRecord record, CancellationToken cancellation) =>
        blobs.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(record, UploadsJson.Default.UploadRecord), BlobWriteMode.Replace, cancellation);

    private static string UnfinishedName(string sha256) => $"{UnfinishedFolder}{sha256}.json";

    private static string FinishedName(string sha256) => $"{FinishedFolder}{sha256}.json";

    // By its hash, since one name may be the start of another.
    private static string NameName(string name) => $"{NamesFolder}{ContentAddress.Hash(Encoding.UTF8.GetBytes(name))}.json";
}
