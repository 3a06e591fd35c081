namespace RepXai.Contracts.Uploads;

/// <summary>Where an upload stands.</summary>
public sealed record UploadStatus
{
    /// <summary>What specifications call it, the latest name if there were several.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes when it is whole.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal digits; its identifier.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes that are there; the next ones start here.</summary>
    public long Offset { get; init; }

    /// <summary>Whether it was verified and can be named.</summary>
    public bool IsFinished { get; init; }

    /// <summary>When it was finished.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it is forgotten if nothing more comes; absent once it is finished.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
