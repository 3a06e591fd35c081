using RepXai.Contracts.Validation;

namespace RepXai.Contracts.Uploads;

/// <summary>
/// Takes models and images that the service's machines do not have; specifications name them <c>upload:NAME</c> or <c>upload:SHA256</c>. An
/// upload is known by its content's SHA-256: it is begun, its bytes follow in any number of pieces, and finishing it verifies the hash.
/// Until then nothing of it can be named.
/// </summary>
/// <remarks>Every request may be repeated without harm, and after an unknown outcome.</remarks>
public interface IUploadService
{
    /// <summary>Begins an upload, goes on with an unfinished one, or gives a finished one another name.</summary>
    /// <exception cref="InvalidUploadException">The name, size or hash cannot be.</exception>
    /// <exception cref="UploadLimitException">The file, or all files together, would be larger than the service takes.</exception>
    Task<UploadStatus> BeginUploadAsync(UploadRequest request, CancellationToken cancellationToken = default);

    /// <summary>One upload, with the bytes that are there.</summary>
    /// <exception cref="UploadNotFoundException">There is none with this hash.</exception>
    Task<UploadStatus> GetUploadAsync(string sha256, CancellationToken cancellationToken = default);

    /// <summary>Adds bytes to an unfinished upload. Those that came before a broken connection stay.</summary>
    /// <param name="sha256">The upload.</param>
    /// <param name="offset">How many bytes are there already.</param>
    /// <param name="content">The bytes from there on, up to the end or less.</param>
    /// <param name="cancellationToken">Gives up; the bytes that came stay.</param>
    /// <exception cref="UploadNotFoundException">There is none with this hash, or it has expired.</exception>
    /// <exception cref="UploadOffsetException">Another number of bytes is there.</exception>
    /// <exception cref="InvalidUploadException">There are more bytes than the upload was begun with.</exception>
    Task<UploadStatus> AppendUploadAsync(string sha256, long offset, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Verifies that all bytes are there and have the hash; from now on the upload can be named.</summary>
    /// <exception cref="UploadNotFoundException">There is none with this hash, or it has expired.</exception>
    /// <exception cref="UploadOffsetException">Bytes are missing.</exception>
    /// <exception cref="InvalidUploadException">The bytes have another hash; the upload is gone and must be begun again.</exception>
    Task<UploadStatus> FinishUploadAsync(string sha256, CancellationToken cancellationToken = default);

    /// <summary>All uploads, by name, unfinished ones among them.</summary>
    Task<IReadOnlyList<UploadStatus>> ListUploadsAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes an upload, finished or not; sweeps that name it can no longer be resumed.</summary>
    /// <exception cref="UploadNotFoundException">There is none with this hash.</exception>
    Task DeleteUploadAsync(string sha256, CancellationToken cancellationToken = default);
}
