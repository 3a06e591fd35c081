using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>Where a campaign stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CampaignState>))]
public enum CampaignState
{
    /// <summary>It runs on its schedule.</summary>
    Active,

    /// <summary>Its schedule does nothing until it is resumed; times that pass meanwhile are not missed.</summary>
    Paused,
}
