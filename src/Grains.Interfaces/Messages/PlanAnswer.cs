namespace RepXai.Grains;

/// <summary>What planning a specification gave.</summary>
[GenerateSerializer, Immutable, Alias("repxai.PlanAnswer.v1")]
public sealed record PlanAnswer
{
    /// <summary>The validation report as JSON text.</summary>
    [Id(0)]
    public required string Report { get; init; }

    /// <summary>The specification's name; null when there are problems.</summary>
    [Id(1)]
    public string? Name { get; init; }

    /// <summary>The sweep's identifier for the key that was asked with; null when there are problems.</summary>
    [Id(2)]
    public string? SweepId { get; init; }

    /// <summary>The SHA-256 of everything that results depend on; null when there are problems.</summary>
    [Id(3)]
    public string? PlanHash { get; init; }

    /// <summary>The blob with the plan; null when there are problems.</summary>
    [Id(4)]
    public string? PlanBlob { get; init; }

    /// <summary>Groups of units whose partials merge.</summary>
    [Id(5)]
    public long Groups { get; init; }

    /// <summary>Units of each group.</summary>
    [Id(6)]
    public int Shards { get; init; }
}
