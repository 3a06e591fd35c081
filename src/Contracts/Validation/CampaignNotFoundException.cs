namespace RepXai.Contracts.Validation;

/// <summary>No campaign has the given name.</summary>
/// <param name="message">What was looked for.</param>
public sealed class CampaignNotFoundException(string message) : SweepServiceException(message);
