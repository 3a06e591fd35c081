using System.Text.Json.Serialization;

namespace RepXai.Sweeps.Campaigns;

/// <summary>The JSON form of a campaign's stored state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CampaignSnapshot))]
public sealed partial class CampaignJson : JsonSerializerContext;
