namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>Something that a campaign is told.</summary>
public abstract record CampaignCommand;
