namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>The schedule goes on from now on.</summary>
public sealed record ResumeSchedule : CampaignCommand;
