using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>What becomes of scheduled times that passed while nothing could run: the service was down, or a clock stepped forward.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<MissedRunPolicy>))]
public enum MissedRunPolicy
{
    /// <summary>They are counted, and the next scheduled time runs as usual.</summary>
    Skip,

    /// <summary>One run makes up for all of them, at once.</summary>
    RunOnce,

    /// <summary>Each gets its run, one after another, up to <see cref="CampaignSpecification.MissedRunLimit"/>.</summary>
    RunAll,
}
