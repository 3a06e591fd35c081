using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>An entry of the history, with what callers need not see.</summary>
public sealed record CampaignEntry
{
    /// <summary>The entry as callers see it.</summary>
    public required CampaignRun Run { get; init; }

    /// <summary>The idempotency key of the request that made it.</summary>
    public string? RequestKey { get; init; }

    /// <summary>The specification that it started with, until it is over; a campaign that is replaced meanwhile changes nothing for it.</summary>
    public SpecificationDocument? Document { get; init; }

    /// <summary>Whether its sweep is to be cancelled for a later run's sake.</summary>
    public bool IsUnwanted { get; init; }

    /// <summary>Whether its sweep is completed and its results are to be held against the baseline.</summary>
    public bool IsToBeJudged { get; init; }

    /// <summary>Whether something is still to happen.</summary>
    public bool IsOpen => Run.Outcome is CampaignRunOutcome.Waiting or CampaignRunOutcome.Running;
}
