using RepXai.Gateway;
using RepXai.Sweeps.Machine;

namespace RepXai.Silo.Settings;

/// <summary>All that a silo is told.</summary>
internal sealed record SiloSettings
{
    /// <summary>The cluster that the silo belongs to.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service whose state it keeps; the same for all clusters that follow each other.</summary>
    public required string Service { get; init; }

    /// <summary>The silo's name, which no other silo has; the same after a restart.</summary>
    public required string Name { get; init; }

    /// <summary>Where it listens.</summary>
    public required EndpointSettings Endpoints { get; init; }

    /// <summary>Where the cluster keeps its state.</summary>
    public required StateSettings State { get; init; }

    /// <summary>Where blobs are.</summary>
    public required BlobSettings Blobs { get; init; }

    /// <summary>The processor's devices.</summary>
    public required CpuSettings Cpu { get; init; }

    /// <summary>The keys of the callers of sweeps.</summary>
    public required IReadOnlyList<TenantKey> Keys { get; init; }

    /// <summary>The tenants who may take devices out of work.</summary>
    public required IReadOnlyList<string> Operators { get; init; }

    /// <summary>Folders with models and images that sweeps may name, at the same path on all silos.</summary>
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>What tenants may upload.</summary>
    public required UploadSettings Uploads { get; init; }

    /// <summary>The bounds of leases.</summary>
    public required MachineOptions Machine { get; init; }

    /// <summary>How long stopping may take before what still runs is cut off.</summary>
    public required TimeSpan StopTimeout { get; init; }
}
