using RepXai.Sweeps.Machine;

namespace RepXai.Sweeps.Hosting;

/// <summary>Something that a sweep's coordinator wants done.</summary>
public abstract record WorkItem
{
    /// <summary>Compute a unit.</summary>
    /// <param name="Lease">The worker's lease of it.</param>
    public sealed record Unit(Lease Lease) : WorkItem;

    /// <summary>Merge two partials.</summary>
    /// <param name="Task">Which, and into what.</param>
    public sealed record Merge(MergeTask Task) : WorkItem;

    /// <summary>Make the results of a group.</summary>
    /// <param name="Root">The group and its merged partial.</param>
    public sealed record Group(GroupRoot Root) : WorkItem;

    /// <summary>Make the sweep's tables.</summary>
    public sealed record Finish : WorkItem;

    /// <summary>Stop: the sweep is over.</summary>
    public sealed record Stop : WorkItem;
}
