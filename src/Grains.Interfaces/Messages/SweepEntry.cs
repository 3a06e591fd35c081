namespace RepXai.Grains;

/// <summary>A sweep in its tenant's index.</summary>
[GenerateSerializer, Immutable, Alias("repxai.SweepEntry.v1")]
public sealed record SweepEntry
{
    /// <summary>The sweep's identifier.</summary>
    [Id(0)]
    public required string SweepId { get; init; }

    /// <summary>When it was submitted.</summary>
    [Id(1)]
    public DateTimeOffset SubmittedAt { get; init; }
}
