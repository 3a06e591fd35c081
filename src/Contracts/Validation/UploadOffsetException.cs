namespace RepXai.Contracts.Validation;

/// <summary>An upload has another number of bytes than the request took for granted.</summary>
/// <param name="message">What was asked and how many bytes are there.</param>
/// <param name="offset">The bytes that are there.</param>
public sealed class UploadOffsetException(string message, long offset) : SweepServiceException(message)
{
    /// <summary>The bytes that are there; the next ones start here.</summary>
    public long Offset { get; } = offset;
}
