namespace RepXai.Grains;

/// <summary>How a device's work on a unit ended.</summary>
[GenerateSerializer, Immutable, Alias("repxai.UnitReport.v1")]
public sealed record UnitReport
{
    /// <summary>The lease.</summary>
    [Id(0)]
    public required UnitTicket Ticket { get; init; }

    /// <summary>What came of it.</summary>
    [Id(1)]
    public UnitOutcome Outcome { get; init; }

    /// <summary>The SHA-256 of the stored partial, when completed.</summary>
    [Id(2)]
    public string? Partial { get; init; }

    /// <summary>Images of the unit, when completed.</summary>
    [Id(3)]
    public long Images { get; init; }

    /// <summary>One sentence, when failed or impossible.</summary>
    [Id(4)]
    public string? Reason { get; init; }
}
