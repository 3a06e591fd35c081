using System.Buffers;
using System.Globalization;
using System.Runtime.ExceptionServices;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Uploads;

/// <summary>The bytes of uploads: a blob for each piece, named by where it starts, so that of two writers at one place one wins.</summary>
/// <param name="blobs">The tenant's blobs.</param>
/// <param name="pieceBytes">The bytes of a whole piece.</param>
internal sealed class UploadPieces(IBlobStore blobs, int pieceBytes)
{
    private const string Folder = "uploads/pieces/";

    /// <summary>Beyond the pieces that a file fills, so many may be short because a connection broke.</summary>
    private const int MaxShortPieces = 1000;

    /// <summary>The bytes that are there, from the first without a gap.</summary>
    public async Task<long> LengthAsync(string sha256, CancellationToken cancellation) => (await MeasureAsync(sha256, cancellation)).Length;

    /// <summary>Adds bytes; those that came before a stream broke stay.</summary>
    /// <exception cref="UploadOffsetException">Another number of bytes is there.</exception>
    /// <exception cref="InvalidUploadException">There are too many bytes, or too many pieces.</exception>
    public async Task AppendAsync(UploadRecord record, long offset, Stream content, CancellationToken cancellation)
    {
        var (length, count) = await MeasureAsync(record.Sha256, cancellation);
        if (length != offset)
            throw WrongOffset(record, offset, length);
        if (count >= (record.Size / pieceBytes) + MaxShortPieces)
            throw new InvalidUploadException($"The upload '{record.Name}' came in {count} pieces; delete it and send it in fewer.");
        var buffer = ArrayPool<byte>.Shared.Rent(pieceBytes);
        try
        {
            while (await AppendPieceAsync(record, offset, content, buffer.AsMemory(0, pieceBytes), cancellation) is > 0 and var written)
                offset += written;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes all bytes to a stream.</summary>
    /// <returns>Their SHA-256 in lower-case hexadecimal digits.</returns>
    public async Task<string> CopyAsync(string sha256, Stream target, CancellationToken cancellation)
    {
        await using var hashing = new HashingStream(target);
        await foreach (var piece in blobs.ListAsync(FolderOf(sha256), cancellation))
        {
            var source = await blobs.OpenAsync(piece.Name, cancellation);
            if (source is null)
                continue; // Deleted meanwhile; the hash will tell.
            await using (source)
                await source.CopyToAsync(hashing, cancellation);
        }

        return hashing.Hash;
    }

    public async Task DeleteAsync(string sha256, CancellationToken cancellation)
    {
        await foreach (var piece in blobs.ListAsync(FolderOf(sha256), cancellation))
            await blobs.DeleteAsync(piece.Name, cancellation);
    }

    /// <summary>The hashes of all uploads that have pieces.</summary>
    public async Task<IReadOnlySet<string>> AllAsync(CancellationToken cancellation)
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var piece in blobs.ListAsync(Folder, cancellation))
            hashes.Add(piece.Name[Folder.Length..].Split('/')[0]);
        return hashes;
    }

    private async Task<(long Length, int Count)> MeasureAsync(string sha256, CancellationToken cancellation)
    {
        var (length, count) = (0L, 0);
        await foreach (var piece in blobs.ListAsync(FolderOf(sha256), cancellation))
        {
            if (piece.Name != NameOf(sha256, length))
                break;
            length += piece.Length;
            count++;
        }

        return (length, count);
    }

    private async Task<int> AppendPieceAsync(UploadRecord record, long offset, Stream content, Memory<byte> buffer, CancellationToken cancellation)
    {
        var (read, broken) = await FillAsync(content, buffer, cancellation);
        if (offset + read > record.Size)
            throw new InvalidUploadException($"The upload '{record.Name}' was begun with {record.Size} bytes, and more came; begin it with the file's size.");
        if (read > 0)
            await WriteAsync(record, offset, buffer[..read]);
        broken?.Throw();
        return read;
    }

    private async Task WriteAsync(UploadRecord record, long offset, ReadOnlyMemory<byte> piece)
    {
        // Bytes that came are kept, whether or not the caller still waits.
        var receipt = await blobs.WriteAsync(NameOf(record.Sha256, offset), piece, BlobWriteMode.CreateNew, CancellationToken.None);
        if (!receipt.Written)
            throw WrongOffset(record, offset, await LengthAsync(record.Sha256, CancellationToken.None));
    }

    private static async Task<(int Read, ExceptionDispatchInfo? Broken)> FillAsync(
        Stream content, Memory<byte> buffer, CancellationToken cancellation)
    {
        var read = 0;
        try
        {
            while (read < buffer.Length && await content.ReadAsync(buffer[read..], cancellation) is > 0 and var more)
                read += more;
            return (read, null);
        }
        catch (Exception error) when (read > 0)
        {
            return (read, ExceptionDispatchInfo.Capture(error));
        }
    }

    private static UploadOffsetException WrongOffset(UploadRecord record, long offset, long length) =>
        new($"The upload '{record.Name}' has {length} bytes, not {offset}; go on from there.", length);

    private static string FolderOf(string sha256) => $"{Folder}{sha256}/";

    private static string NameOf(string sha256, long offset) => string.Create(CultureInfo.InvariantCulture, $"{FolderOf(sha256)}{offset:D19}");
}
