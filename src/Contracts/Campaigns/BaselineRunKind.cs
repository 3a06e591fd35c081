using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Campaigns;

/// <summary>Which sweep the results of a campaign's run are held against.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BaselineRunKind>))]
public enum BaselineRunKind
{
    /// <summary>None: nothing is a regression.</summary>
    None,

    /// <summary>A sweep of its own, named by its identifier.</summary>
    Sweep,

    /// <summary>The campaign's latest earlier run that completed.</summary>
    PreviousRun,

    /// <summary>The campaign's first run that completed.</summary>
    FirstRun,
}
