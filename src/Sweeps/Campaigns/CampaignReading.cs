using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Validation;

namespace RepXai.Sweeps.Campaigns;

/// <summary>What reading a campaign's file found.</summary>
/// <param name="Campaign">The campaign; null when there are problems.</param>
/// <param name="Problems">Every mistake, in the order of the document.</param>
public sealed record CampaignReading(CampaignSpecification? Campaign, IReadOnlyList<SpecificationProblem> Problems);
