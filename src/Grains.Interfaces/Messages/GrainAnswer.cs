namespace RepXai.Grains;

/// <summary>What a grain answers to a service: a record of the contracts, or why it refuses.</summary>
/// <remarks>Records of the contracts travel as their JSON text: they stay free of Orleans, and one form serves HTTP, files and grains.</remarks>
[GenerateSerializer, Immutable, Alias("repxai.GrainAnswer.v1")]
public sealed record GrainAnswer
{
    /// <summary>The record as JSON text; null when the request was refused.</summary>
    [Id(0)]
    public string? Json { get; init; }

    /// <summary>The code of the refusal, one of <c>ProblemCodes</c>; null when there is none.</summary>
    [Id(1)]
    public string? Code { get; init; }

    /// <summary>One sentence on the refusal.</summary>
    [Id(2)]
    public string? Message { get; init; }

    /// <summary>The mistakes of a specification as JSON text, when they are the reason.</summary>
    [Id(3)]
    public string? Problems { get; init; }
}
