using System.Buffers;
using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;

namespace RepXai.Client;

/// <summary>
/// Sends one file piece by piece, and asks after each failure where to go on. Pieces are halved while connections break, so that what
/// comes through of a bad one is kept.
/// </summary>
internal sealed class Uploading(
    IUploadService uploads, UploadRequest request, Stream content, int pieceBytes, Reconnection reconnection, IProgress<UploadStatus>? progress)
{
    private const int SmallestPiece = 4096;

    private long reached;
    private int piece;

    /// <summary>Sends it to the end.</summary>
    public async Task<UploadStatus> RunAsync(CancellationToken cancellationToken)
    {
        piece = pieceBytes;
        var buffer = ArrayPool<byte>.Shared.Rent(pieceBytes);
        try
        {
            while (true)
            {
                try
                {
                    return await SendAsync(buffer, cancellationToken).ConfigureAwait(false);
                }
                catch (UploadOffsetException)
                {
                    // Someone else sends the same file; beginning again tells how far both are.
                }
                catch (Exception error) when (Reconnection.IsInterruption(error, cancellationToken))
                {
                    piece = Math.Min(pieceBytes, Math.Max(SmallestPiece, piece / 2));
                    await reconnection.WaitAsync(error, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<UploadStatus> SendAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var status = await uploads.BeginUploadAsync(request, cancellationToken).ConfigureAwait(false);
        Reach(status);
        while (status.Offset < status.Size)
        {
            content.Position = status.Offset;
            var read = await content.ReadAtLeastAsync(buffer.AsMemory(0, piece), piece, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            using var bytes = new MemoryStream(buffer, 0, read, writable: false);
            status = await uploads.AppendUploadAsync(request.Sha256, status.Offset, bytes, cancellationToken).ConfigureAwait(false);
            piece = Math.Min(pieceBytes, 2 * piece);
            Reach(status);
        }

        status = status.IsFinished ? status : await uploads.FinishUploadAsync(request.Sha256, cancellationToken).ConfigureAwait(false);
        Reach(status);
        return status;
    }

    private void Reach(UploadStatus status)
    {
        if (status.Offset > reached)
            reconnection.Succeed(); // Also a request that broke may have brought the upload further.
        reached = status.Offset;
        progress?.Report(status);
    }
}
