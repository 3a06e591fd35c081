namespace RepXai.Contracts.Validation;

/// <summary>An upload, or all of a tenant's together, would be larger than the service takes.</summary>
/// <param name="message">The bound and what to do.</param>
public sealed class UploadLimitException(string message) : SweepServiceException(message);
