using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace RepXai.Storage.Azure;

/// <summary>
/// Reads one state of one blob: as it comes by one request, and by a further one after each seek. A blob that is replaced meanwhile is never
/// mixed up: what is under way goes on, and a further request fails. Read from beginning to end, the content is held to its hash.
/// </summary>
internal sealed class AzureBlobStream : Stream
{
    private readonly BlobBaseClient blob;
    private readonly AzureFailure failure;
    private readonly ETag state;
    private readonly string? expectedHash;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Stream? body;
    private long bodyPosition;
    private long hashed;
    private long position;

    /// <param name="blob">The blob.</param>
    /// <param name="first">The response with all of it.</param>
    /// <param name="expectedHash">The content's SHA-256, where its writer told it.</param>
    /// <param name="failure">Tells failures apart.</param>
    public AzureBlobStream(BlobBaseClient blob, BlobDownloadStreamingResult first, string? expectedHash, AzureFailure failure)
    {
        (this.blob, this.failure, this.expectedHash) = (blob, failure, expectedHash);
        (body, state, Length) = (first.Content, first.Details.ETag, first.Details.ContentLength);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new IOException("The position is before the beginning of the blob.");
    }

    private bool IsAtBody => body is not null && bodyPosition == position;

    private BlobDownloadOptions Rest => new()
    {
        Range = new HttpRange(position),
        Conditions = new BlobRequestConditions { IfMatch = state },
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length || buffer.Length == 0)
            return 0;
        var count = await failure.GuardAsync(
            async () =>
            {
                if (!IsAtBody)
                    Restart((await blob.DownloadStreamingAsync(Rest, cancellationToken).ConfigureAwait(false)).Value.Content);
                return await body!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return Advance(buffer.Span[..count]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= Length || count == 0)
            return 0;
        var read = failure.Guard(() =>
        {
            if (!IsAtBody)
                Restart(blob.DownloadStreaming(Rest).Value.Content);
            return body!.Read(buffer, offset, count);
        });
        return Advance(buffer.AsSpan(offset, read));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body?.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Restart(Stream content)
    {
        body?.Dispose();
        (body, bodyPosition) = (content, position);
    }

    private int Advance(ReadOnlySpan<byte> read)
    {
        if (read.IsEmpty)
            throw new BlobStoreUnavailableException($"The blob '{blob.Name}' ended before its {Length} bytes; read it again.", innerException: null);
        if (hashed == position)
        {
            hash.AppendData(read);
            hashed += read.Length;
        }

        bodyPosition = position += read.Length;
        if (hashed == Length && position == Length)
            CheckHash();
        return read.Length;
    }

    private void CheckHash()
    {
        if (expectedHash is not null && expectedHash != Convert.ToHexStringLower(hash.GetCurrentHash()))
        {
            throw new BlobStoreUnavailableException(
                $"The blob '{blob.Name}' does not have the hash that it was written with; read it again, and delete it if that does not help.", innerException: null);
        }
    }
}
