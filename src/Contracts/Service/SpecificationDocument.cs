using System.Text.Json;
using RepXai.Contracts.Json;
using RepXai.Contracts.Specification;

namespace RepXai.Contracts;

/// <summary>A specification as its writer sees it: YAML or JSON text, and where it came from.</summary>
public sealed record SpecificationDocument
{
    /// <summary>The text; JSON is read as the subset of YAML that it is.</summary>
    public required string Text { get; init; }

    /// <summary>The name that problems are reported under.</summary>
    public string File { get; init => field = value ?? "specification"; } = "specification";

    /// <summary>The folder that relative paths start from; the service's current folder when absent.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>The document of a specification made in code.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="baseFolder">The folder that its relative paths start from.</param>
    public static SpecificationDocument From(SweepSpecification specification, string? baseFolder = null) => new()
    {
        Text = JsonSerializer.Serialize(specification, SpecificationJson.Default.SweepSpecification),
        File = specification.Name,
        BaseFolder = baseFolder,
    };
}
