namespace RepXai.Contracts.Validation;

/// <summary>As many sweeps are running as the service lets run at once.</summary>
/// <param name="message">The bound and what to do.</param>
public sealed class SweepLimitException(string message) : SweepServiceException(message);
