namespace RepXai.Sweeps.Planning;

/// <summary>One model, after globs are expanded.</summary>
public sealed record ModelFile
{
    /// <summary>The model's name in results.</summary>
    public required string Name { get; init; }

    /// <summary>What its file is found by, the same on every machine; null for a blob.</summary>
    public string? Path { get; init; }

    /// <summary>The blob's name; null for a file.</summary>
    public string? Blob { get; init; }

    /// <summary>The index of its entry in the specification's models.</summary>
    public int Entry { get; init; }
}
