namespace RepXai.Contracts.Http;

/// <summary>The <c>code</c> member of the problem details (RFC 9457) that sweep services answer over HTTP.</summary>
public static class ProblemCodes
{
    /// <summary>The specification has mistakes, which the member <c>problems</c> lists.</summary>
    public const string InvalidSpecification = "invalid-specification";

    /// <summary>The idempotency key was used before, with another specification.</summary>
    public const string IdempotencyConflict = "idempotency-conflict";

    /// <summary>No sweep of the caller's, or no blob of it, has the given name.</summary>
    public const string SweepNotFound = "sweep-not-found";

    /// <summary>No campaign of the caller's has the given name.</summary>
    public const string CampaignNotFound = "campaign-not-found";

    /// <summary>No device and no silo has the given name.</summary>
    public const string DeviceNotFound = "device-not-found";

    /// <summary>The sweep's state does not allow what was asked.</summary>
    public const string SweepState = "sweep-state";

    /// <summary>As many sweeps are running as the service lets run at once.</summary>
    public const string SweepLimit = "sweep-limit";

    /// <summary>No upload of the caller's has the given hash.</summary>
    public const string UploadNotFound = "upload-not-found";

    /// <summary>The upload has another number of bytes, which the member <c>offset</c> tells.</summary>
    public const string UploadOffset = "upload-offset";

    /// <summary>The upload, or all of the caller's together, would be larger than the service takes.</summary>
    public const string UploadLimit = "upload-limit";

    /// <summary>The upload is not what it says.</summary>
    public const string InvalidUpload = "invalid-upload";

    /// <summary>The request has no API key, or one that is not known.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>The key is known, but its tenant may not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>The request cannot be read.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>The request's body is larger than the service takes.</summary>
    public const string RequestTooLarge = "request-too-large";

    /// <summary>There is nothing at the address, or not for the method.</summary>
    public const string NoSuchRoute = "no-such-route";

    /// <summary>A mistake of the service's own; its log has more.</summary>
    public const string InternalError = "internal-error";
}
