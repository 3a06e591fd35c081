namespace RepXai.Grains;

/// <summary>A sweep whose plan is made.</summary>
[GenerateSerializer, Immutable, Alias("repxai.SweepSubmission.v1")]
public sealed record SweepSubmission
{
    /// <summary>The submission: the host's record of it as JSON text.</summary>
    [Id(0)]
    public required string Sweep { get; init; }

    /// <summary>The blob with the plan.</summary>
    [Id(1)]
    public required string PlanBlob { get; init; }

    /// <summary>Groups of units whose partials merge.</summary>
    [Id(2)]
    public long Groups { get; init; }

    /// <summary>Units of each group.</summary>
    [Id(3)]
    public int Shards { get; init; }
}
