using RepXai.Grains.Devices;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Machine;

namespace RepXai.Grains;

/// <summary>How a silo takes part in sweeps.</summary>
public sealed class RepXaiSiloOptions
{
    /// <summary>The silo's name, which no other silo has; the same after a restart.</summary>
    public required string Silo { get; set; }

    /// <summary>Its devices; none for a silo that only coordinates.</summary>
    public IList<SiloDevice> Devices { get; } = [];

    /// <summary>The bounds of leases and retries, the same on all silos. Leases must outlast the detection of a lost silo.</summary>
    public MachineOptions Machine { get; set; } = new();

    /// <summary>The bounds of campaigns, the same on all silos.</summary>
    public CampaignOptions Campaigns { get; set; } = new();

    /// <summary>How often sweeps and devices tell the work directory what they do, and idle devices ask for work.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Merges and groups that one sweep has in work at once.</summary>
    public int ReductionsOfSweep { get; set; } = 8;

    /// <summary>Merges, groups and plans that this silo works on at once.</summary>
    public int ReductionsOfSilo { get; set; } = Environment.ProcessorCount;
}
