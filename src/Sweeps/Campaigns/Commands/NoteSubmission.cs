namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>A run's sweep was submitted.</summary>
/// <param name="Number">The entry's number.</param>
/// <param name="SweepId">The sweep.</param>
public sealed record NoteSubmission(long Number, string SweepId) : CampaignCommand;
