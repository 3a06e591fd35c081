namespace RepXai.Sweeps.Uploads;

/// <summary>The bounds of one tenant's uploads.</summary>
public sealed record UploadOptions
{
    /// <summary>The largest file, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 4L << 30;

    /// <summary>All files together, in bytes; unfinished ones count whole.</summary>
    public long MaxTotalBytes { get; init; } = 32L << 30;

    /// <summary>How long an unfinished upload waits for its next bytes.</summary>
    public TimeSpan UnfinishedLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The bytes of one stored piece; so much is in memory for each request.</summary>
    public int PieceBytes { get; init; } = 4 << 20;
}
