using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>What has become of a campaign's run.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CampaignRunOutcome>))]
public enum CampaignRunOutcome
{
    /// <summary>It waits for earlier runs.</summary>
    Waiting,

    /// <summary>Its sweep is at work, or its results are being held against the baseline.</summary>
    Running,

    /// <summary>Its sweep is completed, and compared with the baseline if there is one.</summary>
    Completed,

    /// <summary>Its sweep was refused or failed.</summary>
    Failed,

    /// <summary>Its sweep was cancelled.</summary>
    Cancelled,

    /// <summary>It was left out because the previous run was still at work.</summary>
    Skipped,

    /// <summary>No run: the times passed while nothing could run, and the policy makes up for none of them.</summary>
    Missed,
}
