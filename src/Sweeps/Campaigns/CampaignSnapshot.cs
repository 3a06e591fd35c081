using System.Collections.Immutable;
using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>The whole state of a campaign, as it is stored.</summary>
public sealed record CampaignSnapshot
{
    /// <summary>What runs, and when.</summary>
    public required CampaignSpecification Specification { get; init; }

    /// <summary>Whether the schedule is on.</summary>
    public CampaignState State { get; init; }

    /// <summary>When it was created; with the name, it tells the campaign from an earlier one.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Scheduled times up to here are accounted for.</summary>
    public DateTimeOffset Cursor { get; init; }

    /// <summary>The next entry's number.</summary>
    public long NextNumber { get; init; } = 1;

    /// <summary>The history, the oldest first.</summary>
    public ImmutableList<CampaignEntry> Entries { get; init; } = [];

    /// <summary>The first run that completed, which the history may have lost.</summary>
    public CompletedRun? First { get; init; }

    /// <summary>The latest run that completed.</summary>
    public CompletedRun? Latest { get; init; }
}
