namespace RepXai.Grains;

/// <summary>Two partials to merge, by the names of their blobs.</summary>
[GenerateSerializer, Immutable, Alias("repxai.MergeOrder.v1")]
public sealed record MergeOrder
{
    /// <summary>The blob with the plan.</summary>
    [Id(0)]
    public required string PlanBlob { get; init; }

    /// <summary>The level of the node that the merge makes.</summary>
    [Id(1)]
    public int Level { get; init; }

    /// <summary>The node's place within its level.</summary>
    [Id(2)]
    public int Index { get; init; }

    /// <summary>The SHA-256 of the partial with the lower shards.</summary>
    [Id(3)]
    public required string Left { get; init; }

    /// <summary>The SHA-256 of the partial with the higher shards.</summary>
    [Id(4)]
    public required string Right { get; init; }
}
