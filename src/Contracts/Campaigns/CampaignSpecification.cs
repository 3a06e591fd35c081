namespace RepXai.Contracts.Campaigns;

/// <summary>A sweep that runs on a schedule, and what its results are held against.</summary>
/// <remarks>Members that a JSON form leaves out are set to nothing by the reader, and so take their defaults when they are set.</remarks>
public sealed record CampaignSpecification
{
    /// <summary>The campaign's name: up to 64 lower-case letters, digits and hyphens, beginning with a letter or digit.</summary>
    public required string Name { get; init; }

    /// <summary>When it runs: a cron expression of five fields, minute, hour, day of month, month, day of week (0 or SUN to 6 or SAT).</summary>
    /// <remarks>
    /// A restricted day of the month and a restricted day of the week must both hold: <c>0 3 1-7 * MON</c> is each month's first Monday. Where
    /// clocks are put forward or back, a schedule whose hours begin with <c>*</c> goes by elapsed time, and every other one runs once: at the end
    /// of the gap for a time that does not exist, at the first of two equal times.
    /// </remarks>
    public required string Cron { get; init; }

    /// <summary>The IANA time zone that the schedule is read in, such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init => field = value ?? "UTC"; } = "UTC";

    /// <summary>What becomes of scheduled times that passed while nothing could run.</summary>
    public MissedRunPolicy MissedRuns { get; init; }

    /// <summary>The most missed times that <see cref="MissedRunPolicy.RunAll"/> makes up for, the latest ones; older ones are counted as missed. Ten when it is 0.</summary>
    public int MissedRunLimit { get; init => field = value == 0 ? 10 : value; } = 10;

    /// <summary>What happens at a scheduled time while the previous run is still at work.</summary>
    public OverlapRule Overlap { get; init; }

    /// <summary>The sweep to run.</summary>
    public required SpecificationDocument Document { get; init; }

    /// <summary>What the results of a run are held against.</summary>
    public CampaignBaseline Baseline { get; init => field = value ?? new(); } = new();

    /// <summary>Which changes against the baseline are regressions.</summary>
    public RegressionRule Regression { get; init => field = value ?? new(); } = new();
}
