using RepXai.Contracts;

namespace RepXai.Sweeps.Machine;

/// <summary>The whole state of the machine, as it is stored.</summary>
public sealed record SweepSnapshot
{
    /// <summary>Where the sweep stands.</summary>
    public SweepState State { get; init; } = SweepState.Submitted;

    /// <summary>Groups of the plan; 0 before there is one.</summary>
    public long Groups { get; init; }

    /// <summary>Units of each group; 0 before there is a plan.</summary>
    public int Shards { get; init; }

    /// <summary>The first unit that was never given out.</summary>
    public long Cursor { get; init; }

    /// <summary>The next lease's fencing token.</summary>
    public long NextToken { get; init; } = 1;

    /// <summary>Units in workers' hands.</summary>
    public IReadOnlyList<Lease> Leases { get; init; } = [];

    /// <summary>Units that came back.</summary>
    public IReadOnlyList<UnitRetry> Retries { get; init; } = [];

    /// <summary>Units whose partials count.</summary>
    public IReadOnlyList<Interval> Completed { get; init; } = [];

    /// <summary>Partials that are still needed.</summary>
    public IReadOnlyList<PartialNode> Nodes { get; init; } = [];

    /// <summary>Groups whose results are stored.</summary>
    public IReadOnlyList<Interval> Published { get; init; } = [];

    /// <summary>Images of completed units.</summary>
    public long Images { get; init; }

    /// <summary>Units that came back, each counted every time.</summary>
    public long Returns { get; init; }

    /// <summary>When the first unit was given out.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the sweep was completed, cancelled or failed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why the sweep failed.</summary>
    public string? Failure { get; init; }

    /// <summary>Who can mend that.</summary>
    public SweepFault? Fault { get; init; }
}
