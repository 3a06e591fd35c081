namespace RepXai.Contracts;

/// <summary>What a service knows about a sweep, without its results.</summary>
public sealed record SweepStatus
{
    /// <summary>The sweep's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The specification's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it was completed, cancelled or failed.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The state and the progress.</summary>
    public required SweepProgress Progress { get; init; }

    /// <summary>One sentence on why it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>Who can mend the failure; absent when there is none.</summary>
    public SweepFault? Fault { get; init; }
}
