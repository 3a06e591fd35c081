using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns.Commands;

/// <summary>The campaign gets another specification. With the schedule as it was, no scheduled time is lost.</summary>
/// <param name="Specification">The specification, without mistakes.</param>
public sealed record ReplaceCampaign(CampaignSpecification Specification) : CampaignCommand;
