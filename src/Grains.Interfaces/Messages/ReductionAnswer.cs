namespace RepXai.Grains;

/// <summary>What came of a step of the reduction.</summary>
[GenerateSerializer, Immutable, Alias("repxai.ReductionAnswer.v1")]
public sealed record ReductionAnswer
{
    /// <summary>The SHA-256 of the merged partial; null when the step makes none, or failed.</summary>
    [Id(0)]
    public string? Partial { get; init; }

    /// <summary>Why the step can never succeed, in one sentence; null when it did.</summary>
    [Id(1)]
    public string? Failure { get; init; }
}
