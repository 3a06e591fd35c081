using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;

namespace RepXai.Grains.Coordination;

/// <summary>All that is kept of a sweep: as large as what is in flight, whatever the number of its units.</summary>
internal sealed record SweepRecord
{
    /// <summary>Grows with every write; watchers count by it.</summary>
    public long Revision { get; init; }

    /// <summary>What was submitted.</summary>
    public required SubmittedSweep Sweep { get; init; }

    /// <summary>The blob with the plan.</summary>
    public required string PlanBlob { get; init; }

    /// <summary>The machine's state.</summary>
    public required SweepSnapshot Machine { get; init; }

    /// <summary>Whether blobs that are needed no more were removed after the end.</summary>
    public bool IsCleaned { get; init; }
}
