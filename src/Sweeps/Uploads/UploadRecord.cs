using RepXai.Contracts.Uploads;

namespace RepXai.Sweeps.Uploads;

/// <summary>What is stored of an upload beside its bytes.</summary>
internal sealed record UploadRecord
{
    public required string Name { get; init; }

    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>When it was finished, or when its latest bytes began to come.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status of the upload when it is finished.</summary>
    public UploadStatus Finished() => new() { Name = Name, Size = Size, Sha256 = Sha256, Offset = Size, IsFinished = true, FinishedAt = At };

    /// <summary>The status of the upload while it is not.</summary>
    public UploadStatus Unfinished(long offset, TimeSpan lifetime) =>
        new() { Name = Name, Size = Size, Sha256 = Sha256, Offset = offset, ExpiresAt = At + lifetime };
}
