namespace RepXai.Grains;

/// <summary>What a device is and does, as it says itself.</summary>
[GenerateSerializer, Immutable, Alias("repxai.DeviceReport.v1")]
public sealed record DeviceReport
{
    /// <summary>Its key: the silo and the device in it.</summary>
    [Id(0)]
    public required string Device { get; init; }

    /// <summary>The description as JSON text, without state and sweep.</summary>
    [Id(1)]
    public required string Description { get; init; }

    /// <summary>Whether it takes no unit.</summary>
    [Id(2)]
    public bool IsDraining { get; init; }

    /// <summary>The lease of the unit that it computes; null when it computes none.</summary>
    [Id(3)]
    public UnitTicket? Ticket { get; init; }

    /// <summary>Units completed since it started.</summary>
    [Id(4)]
    public long UnitsCompleted { get; init; }

    /// <summary>The part of its time that it was computing since it started.</summary>
    [Id(5)]
    public double BusyShare { get; init; }
}
