namespace RepXai.Contracts.Validation;

/// <summary>No device and no silo has the given name.</summary>
/// <param name="message">What was looked for.</param>
public sealed class DeviceNotFoundException(string message) : SweepServiceException(message);
