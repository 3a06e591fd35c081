namespace RepXai.Grains;

/// <summary>Names a lease: what a device and a coordinator talk about.</summary>
[GenerateSerializer, Immutable, Alias("repxai.UnitTicket.v1")]
public sealed record UnitTicket
{
    /// <summary>The sweep's key.</summary>
    [Id(0)]
    public required string Sweep { get; init; }

    /// <summary>The device's key.</summary>
    [Id(1)]
    public required string Device { get; init; }

    /// <summary>The unit's number in the plan.</summary>
    [Id(2)]
    public long Unit { get; init; }

    /// <summary>The lease's fencing token.</summary>
    [Id(3)]
    public long Token { get; init; }
}
