using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>What happens at a scheduled time while the campaign's previous run is still at work.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OverlapRule>))]
public enum OverlapRule
{
    /// <summary>The new run is left out and the history says so.</summary>
    Skip,

    /// <summary>The new run waits for the previous one; runs wait in the order of their times.</summary>
    Wait,

    /// <summary>The previous run is cancelled and the new one starts.</summary>
    CancelPrevious,

    /// <summary>Both run beside each other.</summary>
    Allow,
}
