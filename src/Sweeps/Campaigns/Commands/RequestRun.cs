namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>A caller wants a run now.</summary>
/// <param name="IdempotencyKey">The request's key; null when every request is one of its own.</param>
public sealed record RequestRun(string? IdempotencyKey) : CampaignCommand;
