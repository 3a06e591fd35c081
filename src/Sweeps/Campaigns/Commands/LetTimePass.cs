namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>Time has passed; scheduled times may have come.</summary>
public sealed record LetTimePass : CampaignCommand;
