using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>A run's results were held against the baseline, or could not be.</summary>
/// <param name="Number">The entry's number.</param>
/// <param name="BaselineSweepId">The baseline.</param>
/// <param name="Regressions">All that regressed.</param>
/// <param name="Message">One sentence on why it could not be done.</param>
public sealed record NoteJudgement(long Number, string BaselineSweepId, IReadOnlyList<Regression> Regressions, string? Message = null) : CampaignCommand;
