namespace RepXai.Contracts.Devices;

/// <summary>A device that computes units, and what it does now.</summary>
public sealed record DeviceDescription
{
    /// <summary>Its name: the silo and the device in it, such as <c>silo-3/cuda-0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What computes.</summary>
    public DeviceKind Kind { get; init; }

    /// <summary>The hardware's own name, if known.</summary>
    public string? Hardware { get; init; }

    /// <summary>Memory that units may use, in bytes; absent when unknown.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What it does.</summary>
    public DeviceState State { get; init; }

    /// <summary>The sweep whose unit it computes; absent when there is none, or it is not the caller's.</summary>
    public string? SweepId { get; init; }

    /// <summary>The unit's number in the sweep's plan; absent with the sweep.</summary>
    public long? Unit { get; init; }

    /// <summary>Units completed since the device was first there.</summary>
    public long UnitsCompleted { get; init; }

    /// <summary>The part of its time, from 0 to 1, that it was computing since it was first there.</summary>
    public double BusyShare { get; init; }
}
