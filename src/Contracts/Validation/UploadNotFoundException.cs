namespace RepXai.Contracts.Validation;

/// <summary>No upload has the given hash, or it has expired.</summary>
/// <param name="message">What was looked for.</param>
public sealed class UploadNotFoundException(string message) : SweepServiceException(message);
