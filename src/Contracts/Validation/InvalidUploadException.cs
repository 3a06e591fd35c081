namespace RepXai.Contracts.Validation;

/// <summary>An upload is not what it says: a name or hash that cannot be, too many bytes, or a content with another hash.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class InvalidUploadException(string message) : SweepServiceException(message);
