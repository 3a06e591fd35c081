using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>Why a campaign runs.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CampaignTrigger>))]
public enum CampaignTrigger
{
    /// <summary>A scheduled time came.</summary>
    Schedule,

    /// <summary>Scheduled times were missed.</summary>
    CatchUp,

    /// <summary>A caller asked for it.</summary>
    Request,
}
