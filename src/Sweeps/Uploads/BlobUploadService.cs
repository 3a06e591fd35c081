using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Uploads;

/// <summary>One tenant's uploads in a blob store, content-addressed, so that equal files are stored once.</summary>
/// <remarks>
/// Any number of processes may serve one tenant's uploads at once: bytes at one place are written by one of them. The bound of all
/// uploads together is exact in one process, and may be passed by what several begin in the same moment.
/// </remarks>
public sealed class BlobUploadService : IUploadService, IDisposable
{
    private readonly SemaphoreSlim beginning = new(1);
    private readonly UploadOptions options;
    private readonly UploadPieces pieces;
    private readonly UploadRecords records;
    private readonly TimeProvider time;

    /// <summary>Serves the uploads of a store.</summary>
    /// <param name="blobs">The tenant's blobs, which no other tenant sees.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="time">The clock that unfinished uploads expire by.</param>
    public BlobUploadService(IBlobStore blobs, UploadOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.time) = (options, time);
        (records, pieces) = (new UploadRecords(blobs), new UploadPieces(blobs, options.PieceBytes));
    }

    /// <inheritdoc/>
    public async Task<UploadStatus> BeginUploadAsync(UploadRequest request, CancellationToken cancellationToken = default)
    {
        UploadRules.Require(request, options);
        await beginning.WaitAsync(cancellationToken);
        try
        {
            await ExpireAsync(cancellationToken);
            return await BeginAsync(request, cancellationToken);
        }
        finally
        {
            beginning.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<UploadStatus> GetUploadAsync(string sha256, CancellationToken cancellationToken = default)
    {
        if (await FinishedAsync(sha256, cancellationToken) is { } finished)
            return finished.Finished();
        return await StatusAsync(await UnfinishedAsync(sha256, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<UploadStatus> AppendUploadAsync(string sha256, long offset, Stream content, CancellationToken cancellationToken = default)
    {
        if (await FinishedAsync(sha256, cancellationToken) is { } finished)
            return finished.Finished();
        var record = await UnfinishedAsync(sha256, cancellationToken);
        record = record with { At = time.GetUtcNow() };
        await records.WriteUnfinishedAsync(record, cancellationToken);
        await pieces.AppendAsync(record, offset, content, cancellationToken);
        return await StatusAsync(record, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<UploadStatus> FinishUploadAsync(string sha256, CancellationToken cancellationToken = default)
    {
        if (await FinishedAsync(sha256, cancellationToken) is { } finished)
            return finished.Finished();
        var record = await UnfinishedAsync(sha256, cancellationToken);
        var length = await pieces.LengthAsync(sha256, cancellationToken);
        if (length != record.Size)
            throw new UploadOffsetException($"The upload '{record.Name}' has {length} of its {record.Size} bytes; send the rest first.", length);
        if (await pieces.CopyAsync(sha256, Stream.Null, cancellationToken) != sha256)
        {
            await RemoveAsync(record, cancellationToken);
            throw new InvalidUploadException($"The content of '{record.Name}' does not have the SHA-256 that it was begun with; begin it again with the file as it is.");
        }

        record = record with { At = time.GetUtcNow() };
        await records.WriteFinishedAsync(record, cancellationToken);
        return record.Finished();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UploadStatus>> ListUploadsAsync(CancellationToken cancellationToken = default)
    {
        var uploads = new Dictionary<string, UploadStatus>(StringComparer.Ordinal);
        await foreach (var record in records.AllUnfinishedAsync(cancellationToken))
        {
            if (!IsExpired(record))
                uploads[record.Sha256] = await StatusAsync(record, cancellationToken);
        }

        await foreach (var record in records.AllFinishedAsync(cancellationToken))
            uploads[record.Sha256] = record.Finished();
        return [.. uploads.Values.OrderBy(upload => upload.Name, StringComparer.Ordinal).ThenBy(upload => upload.Sha256, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task DeleteUploadAsync(string sha256, CancellationToken cancellationToken = default) => await RemoveAsync(
        await FinishedAsync(sha256, cancellationToken) ?? await UnfinishedAsync(sha256, cancellationToken), cancellationToken);

    /// <summary>Ends the service; the uploads stay.</summary>
    public void Dispose() => beginning.Dispose();

    /// <summary>The finished upload that a name or a hash means, if there is one.</summary>
    internal async Task<UploadRecord?> FindAsync(string nameOrHash, CancellationToken cancellation)
    {
        if (UploadNames.IsHash(nameOrHash))
            return await records.FinishedAsync(nameOrHash, cancellation);
        var named = await records.NamedAsync(nameOrHash, cancellation);
        return named is not null && await records.FinishedAsync(named.Sha256, cancellation) is not null ? named : null;
    }

    /// <summary>All names that finished uploads have.</summary>
    internal async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var named in records.AllNamedAsync(cancellation))
            names.Add(named.Name);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>Writes the content of a finished upload.</summary>
    /// <returns>The SHA-256 of what was written.</returns>
    internal Task<string> CopyAsync(UploadRecord upload, Stream target, CancellationToken cancellation) => pieces.CopyAsync(upload.Sha256, target, cancellation);

    private async Task<UploadStatus> BeginAsync(UploadRequest request, CancellationToken cancellation)
    {
        var record = new UploadRecord { Name = request.Name, Size = request.Size, Sha256 = request.Sha256, At = time.GetUtcNow() };
        var known = await records.FinishedAsync(request.Sha256, cancellation) ?? await records.UnfinishedAsync(request.Sha256, cancellation);
        if (known is not null && known.Size != request.Size)
            throw new InvalidUploadException($"The content of '{request.Name}' has {known.Size} bytes elsewhere, not {request.Size}; its hash or its size is wrong.");
        if (await records.FinishedAsync(request.Sha256, cancellation) is { } finished)
        {
            var named = finished with { Name = request.Name };
            await records.WriteFinishedAsync(named, cancellation);
            return named.Finished();
        }

        if (known is null)
            UploadRules.RequireRoom(request, await TotalAsync(cancellation), options);
        await records.WriteUnfinishedAsync(record, cancellation);
        return await StatusAsync(record, cancellation);
    }

    private async Task<long> TotalAsync(CancellationToken cancellation)
    {
        var total = 0L;
        await foreach (var record in records.AllUnfinishedAsync(cancellation))
            total += record.Size;
        await foreach (var record in records.AllFinishedAsync(cancellation))
            total += record.Size;
        return total;
    }

    private async Task ExpireAsync(CancellationToken cancellation)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in records.AllUnfinishedAsync(cancellation))
        {
            if (IsExpired(record))
                await RemoveAsync(record, cancellation);
            else
                kept.Add(record.Sha256);
        }

        await foreach (var record in records.AllFinishedAsync(cancellation))
            kept.Add(record.Sha256);
        foreach (var left in (await pieces.AllAsync(cancellation)).Except(kept))
            await pieces.DeleteAsync(left, cancellation); // Of an upload whose removal was interrupted.
    }

    private async Task RemoveAsync(UploadRecord record, CancellationToken cancellation)
    {
        await records.DeleteAsync(record, cancellation);
        await pieces.DeleteAsync(record.Sha256, cancellation);
    }

    private async Task<UploadRecord?> FinishedAsync(string sha256, CancellationToken cancellation) =>
        UploadNames.IsHash(sha256) ? await records.FinishedAsync(sha256, cancellation) : null;

    private async Task<UploadRecord> UnfinishedAsync(string sha256, CancellationToken cancellation)
    {
        var record = UploadNames.IsHash(sha256) ? await records.UnfinishedAsync(sha256, cancellation) : null;
        return record is not null && !IsExpired(record)
            ? record
            : throw new UploadNotFoundException($"There is no upload '{sha256}', or it has expired; begin it.");
    }

    private async Task<UploadStatus> StatusAsync(UploadRecord record, CancellationToken cancellation) =>
        record.Unfinished(await pieces.LengthAsync(record.Sha256, cancellation), options.UnfinishedLifetime);

    private bool IsExpired(UploadRecord record) => record.At + options.UnfinishedLifetime < time.GetUtcNow();
}
