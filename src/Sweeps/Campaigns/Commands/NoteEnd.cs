using RepXai.Contracts;

namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>A run's sweep is over, or could not be submitted.</summary>
/// <param name="Number">The entry's number.</param>
/// <param name="State">How it ended.</param>
/// <param name="Message">One sentence, when it failed.</param>
public sealed record NoteEnd(long Number, SweepState State, string? Message = null) : CampaignCommand;
