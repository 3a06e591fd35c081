namespace RepXai.Sweeps.Campaigns;

/// <summary>A run whose sweep completed.</summary>
/// <param name="Number">The entry's number.</param>
/// <param name="SweepId">The sweep.</param>
public sealed record CompletedRun(long Number, string SweepId);
