using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Uploads;

/// <summary>What an upload must be.</summary>
internal static class UploadRules
{
    private const int LongestName = 200;

    /// <exception cref="InvalidUploadException">The name, size or hash cannot be.</exception>
    /// <exception cref="UploadLimitException">The file is too large.</exception>
    public static void Require(UploadRequest request, UploadOptions options)
    {
        if (request.Name.Length > LongestName || !BlobName.IsValid(request.Name) || UploadNames.IsHash(request.Name))
            throw new InvalidUploadException($"An upload's name has up to {LongestName} letters, digits and . _ - + = ~ in parts separated by slashes, and is no hash.");
        if (!UploadNames.IsHash(request.Sha256))
            throw new InvalidUploadException($"The hash of '{request.Name}' is not the 64 lower-case hexadecimal digits of a SHA-256.");
        if (request.Size < 1)
            throw new InvalidUploadException($"The size of '{request.Name}' is {request.Size}; a file of at least one byte is needed.");
        if (request.Size > options.MaxFileBytes)
            throw new UploadLimitException($"'{request.Name}' has {request.Size} bytes, and an upload at most {options.MaxFileBytes}; ask the server's owner to allow its folder.");
    }

    /// <exception cref="UploadLimitException">There is no room for one more.</exception>
    public static void RequireRoom(UploadRequest request, long total, UploadOptions options)
    {
        if (request.Size > options.MaxTotalBytes - total)
            throw new UploadLimitException($"Your uploads have {total} bytes, and with '{request.Name}' more than the {options.MaxTotalBytes} allowed; delete some.");
    }
}
