namespace RepXai.Contracts.Uploads;

/// <summary>A file that shall be uploaded.</summary>
public sealed record UploadRequest
{
    /// <summary>What specifications call it: parts of ASCII letters, digits and <c>. _ - + = ~</c>, separated by slashes. Its ending tells the format.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
