namespace RepXai.Grains;

/// <summary>A sweep's progress, and whether there will be more.</summary>
[GenerateSerializer, Immutable, Alias("repxai.ProgressAnswer.v1")]
public sealed record ProgressAnswer
{
    /// <summary>The number of the state that the progress tells of; it never falls, whoever coordinates the sweep.</summary>
    [Id(0)]
    public long Revision { get; init; }

    /// <summary>The progress as JSON text.</summary>
    [Id(1)]
    public required string Progress { get; init; }

    /// <summary>Whether nothing more will happen.</summary>
    [Id(2)]
    public bool IsOver { get; init; }
}
