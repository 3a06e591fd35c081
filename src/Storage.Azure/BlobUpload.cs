using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace RepXai.Storage.Azure;

/// <summary>Sends one content to one blob. It appears at one instant: by one request, or by the list of its blocks.</summary>
/// <param name="blob">The blob.</param>
/// <param name="content">The content.</param>
/// <param name="metadata">What is told beside the content.</param>
/// <param name="onlyNew">Whether a blob that is there stays as it is.</param>
/// <param name="blockBytes">The most that one request carries.</param>
internal sealed class BlobUpload(
    BlockBlobClient blob, SpooledContent content, IDictionary<string, string> metadata, bool onlyNew, int blockBytes)
{
    // A round fails when another writer commits between our blocks and our list; so many in a row are no accident.
    private const int Rounds = 8;

    private readonly BlobRequestConditions? conditions = onlyNew ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null;

    /// <summary>Sends it.</summary>
    /// <exception cref="RequestFailedException">The store refuses; with status 409 or 412 when there is a blob and it stays.</exception>
    public async Task SendAsync(CancellationToken cancellation)
    {
        if (content.Stream.Length <= blockBytes)
        {
            await SendWholeAsync(cancellation).ConfigureAwait(false);
            return;
        }

        for (var round = 1; ; round++)
        {
            try
            {
                await SendBlocksAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (RequestFailedException cause) when (AzureFailure.Has(cause, BlobErrorCode.InvalidBlockList) && round < Rounds)
            {
                // Another writer's commit has taken our blocks away; they are sent again.
            }
        }
    }

    private async Task SendWholeAsync(CancellationToken cancellation)
    {
        content.Stream.Position = 0;
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            Metadata = metadata,
            TransferOptions = new StorageTransferOptions { InitialTransferSize = blockBytes, MaximumTransferSize = blockBytes },
            TransferValidation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
        };
        await blob.UploadAsync(content.Stream, options, cancellation).ConfigureAwait(false);
    }

    private async Task SendBlocksAsync(CancellationToken cancellation)
    {
        var ids = new List<string>();
        var buffer = new byte[blockBytes];
        var validation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };
        content.Stream.Position = 0;
        while (await content.Stream.ReadAtLeastAsync(buffer, blockBytes, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            ids.Add(IdOf(ids.Count, buffer.AsSpan(0, count)));
            using var block = new MemoryStream(buffer, 0, count, writable: false);
            await blob.StageBlockAsync(ids[^1], block, new BlockBlobStageBlockOptions { TransferValidation = validation }, cancellation).ConfigureAwait(false);
        }

        await blob.CommitBlockListAsync(ids, new CommitBlockListOptions { Conditions = conditions, Metadata = metadata }, cancellation).ConfigureAwait(false);
    }

    /// <summary>An id that no other content's block has, so that writers at the same time cannot mix their contents.</summary>
    private static string IdOf(int index, ReadOnlySpan<byte> block)
    {
        Span<byte> id = stackalloc byte[sizeof(int) + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(id, index);
        SHA256.HashData(block, id[sizeof(int)..]);
        return Convert.ToBase64String(id);
    }
}
