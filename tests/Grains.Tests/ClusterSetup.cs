using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Storage;

namespace RepXai.Grains.Tests;

/// <summary>What a test's cluster is made of.</summary>
internal sealed record ClusterSetup
{
    /// <summary>Silos.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>Devices of each silo.</summary>
    public int DevicesOfSilo { get; init; } = 2;

    /// <summary>Computes units on every device.</summary>
    public required ISweepComputation Computation { get; init; }

    /// <summary>The cluster's blobs.</summary>
    public required IBlobStore Blobs { get; init; }

    /// <summary>The cluster's blobs as the silos see them, when that differs from what clients see.</summary>
    public IBlobStore? SiloBlobs { get; init; }

    /// <summary>The connection to the database with grain state; null for Orleans' memory storage, which does not outlive its silo.</summary>
    public string? Database { get; init; }

    /// <summary>The bounds of leases and retries.</summary>
    public MachineOptions Machine { get; init; } = new() { LeaseDuration = TimeSpan.FromSeconds(20), Backoff = TimeSpan.FromMilliseconds(1), MaxBacklog = 6 };

    /// <summary>The clock of campaigns.</summary>
    public TimeProvider CampaignTime { get; init; } = TimeProvider.System;

    /// <summary>What else a silo gets.</summary>
    public Action<ISiloBuilder> More { get; init; } = _ => { };
}
