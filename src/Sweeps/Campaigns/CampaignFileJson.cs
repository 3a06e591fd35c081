using System.Text.Json.Serialization;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>The JSON form of what a campaign's file says: its keys, with the sweep's document in place of its name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CampaignSpecification))]
[JsonSerializable(typeof(SpecificationDocument))]
internal sealed partial class CampaignFileJson : JsonSerializerContext;
