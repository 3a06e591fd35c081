namespace RepXai.Grains;

/// <summary>A group whose partials have all merged.</summary>
[GenerateSerializer, Immutable, Alias("repxai.GroupOrder.v1")]
public sealed record GroupOrder
{
    /// <summary>The blob with the plan.</summary>
    [Id(0)]
    public required string PlanBlob { get; init; }

    /// <summary>The SHA-256 of its partial.</summary>
    [Id(1)]
    public required string Partial { get; init; }
}
