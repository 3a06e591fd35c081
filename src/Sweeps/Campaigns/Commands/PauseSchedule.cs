namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>The schedule does nothing from now on.</summary>
public sealed record PauseSchedule : CampaignCommand;
