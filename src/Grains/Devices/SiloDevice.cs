using RepXai.Contracts.Devices;

namespace RepXai.Grains.Devices;

/// <summary>A device of a silo, as the silo announces it.</summary>
public sealed record SiloDevice
{
    /// <summary>Its name within the silo: letters, digits, hyphens and underscores, such as <c>cuda-0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What computes.</summary>
    public DeviceKind Kind { get; init; }

    /// <summary>The hardware's own name, if known.</summary>
    public string? Hardware { get; init; }

    /// <summary>Memory that units may use, in bytes; null when unknown.</summary>
    public long? MemoryBytes { get; init; }
}
