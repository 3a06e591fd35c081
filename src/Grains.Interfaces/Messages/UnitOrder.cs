namespace RepXai.Grains;

/// <summary>A unit for a device to compute.</summary>
[GenerateSerializer, Immutable, Alias("repxai.UnitOrder.v1")]
public sealed record UnitOrder
{
    /// <summary>The lease.</summary>
    [Id(0)]
    public required UnitTicket Ticket { get; init; }

    /// <summary>When the device must have renewed it.</summary>
    [Id(1)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How long a lease lasts from its start or renewal.</summary>
    [Id(2)]
    public TimeSpan LeaseDuration { get; init; }

    /// <summary>The blob with the plan.</summary>
    [Id(3)]
    public required string PlanBlob { get; init; }

    /// <summary>Where the relative paths of the specification start.</summary>
    [Id(4)]
    public string? BaseFolder { get; init; }
}
