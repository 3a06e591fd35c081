using RepXai.Contracts;

namespace RepXai.Sweeps.Hosting;

/// <summary>What a host keeps of a submission, written once.</summary>
public sealed record SubmittedSweep
{
    /// <summary>The sweep's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The specification's name.</summary>
    public required string Name { get; init; }

    /// <summary>The specification as it was submitted.</summary>
    public required SpecificationDocument Document { get; init; }

    /// <summary>The plan's name; it tells whether the files are still those that the sweep was submitted with.</summary>
    public required string PlanHash { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }
}
