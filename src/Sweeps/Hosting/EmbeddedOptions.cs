using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Machine;

namespace RepXai.Sweeps.Hosting;

/// <summary>How the embedded host works.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The folder with a folder for each run.</summary>
    public required string RunsFolder { get; init; }

    /// <summary>Workers: units that are computed at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Sweeps that are worked on at once; any number when absent.</summary>
    public int? MaxRunningSweeps { get; init; }

    /// <summary>Working memory of all workers together, in bytes; null when unknown. It is told, not enforced: the computation has its own bound.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The bounds of campaigns.</summary>
    public CampaignOptions Campaigns { get; init; } = new();

    /// <summary>The bounds of retries. Leases of workers in one process end only with it, so they practically never expire.</summary>
    public MachineOptions Machine { get; init; } = new() { LeaseDuration = TimeSpan.FromDays(3650) };
}
