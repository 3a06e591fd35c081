using RepXai.Contracts;
using RepXai.Contracts.Results;

namespace RepXai.Cli.Sweeping;

/// <summary>How a run ended, as <c>repxai run</c> and <c>repxai resume</c> print it.</summary>
internal sealed record RunReport
{
    /// <summary>The run.</summary>
    public required string SweepId { get; init; }

    /// <summary>The specification's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public SweepState State { get; init; }

    /// <summary>The folder with its results; absent when that is on another machine.</summary>
    public string? Folder { get; init; }

    /// <summary>The HTML report.</summary>
    public string? Report { get; init; }

    /// <summary>One sentence on why it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>Who can mend that.</summary>
    public SweepFault? Fault { get; init; }

    /// <summary>The models ranked by each score.</summary>
    public IReadOnlyList<ModelRanking> Rankings { get; init; } = [];
}
