namespace RepXai.Grains;

/// <summary>Where the facts of a model are.</summary>
[GenerateSerializer, Immutable, Alias("repxai.InspectionAnswer.v1")]
public sealed record InspectionAnswer
{
    /// <summary>The blob with the inspection; null when the model cannot be used.</summary>
    [Id(0)]
    public string? Blob { get; init; }

    /// <summary>Why it cannot be used, in one sentence.</summary>
    [Id(1)]
    public string? Failure { get; init; }
}
