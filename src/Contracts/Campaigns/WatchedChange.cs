using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>The direction of a change of a score.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WatchedChange>))]
public enum WatchedChange
{
    /// <summary>Up or down.</summary>
    Either,

    /// <summary>Down.</summary>
    Decrease,

    /// <summary>Up.</summary>
    Increase,
}
