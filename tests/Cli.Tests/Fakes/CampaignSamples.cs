using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Results;

namespace RepXai.Cli.Tests.Fakes;

/// <summary>A campaign and devices as a service tells of them.</summary>
internal static class CampaignSamples
{
    private static readonly DateTimeOffset Night = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    public static CampaignStatus Nightly { get; } = new()
    {
        Specification = new CampaignSpecification
        {
            Name = "nightly",
            Cron = "0 3 * * *",
            TimeZone = "Europe/Berlin",
            MissedRuns = MissedRunPolicy.RunOnce,
            Document = new SpecificationDocument { Text = "name: zoo", File = "zoo.yaml" },
            Baseline = new CampaignBaseline { Kind = BaselineRunKind.PreviousRun },
        },
        CreatedAt = Night.AddDays(-3),
        NextRunAt = Night.AddDays(1),
        LastRuns =
        [
            new CampaignRun { Number = 3, ScheduledAt = Night, FiredAt = Night, Outcome = CampaignRunOutcome.Running, SweepId = "nightly-3" },
            new CampaignRun
            {
                Number = 2,
                Trigger = CampaignTrigger.CatchUp,
                ScheduledAt = Night.AddDays(-1),
                FiredAt = Night.AddDays(-1),
                FinishedAt = Night.AddDays(-1).AddMinutes(7),
                Outcome = CampaignRunOutcome.Completed,
                SweepId = "nightly-2",
                MissedCount = 4,
                BaselineSweepId = "nightly-1",
                RegressionCount = 2,
                Regressions = [Regression("gone", null), Regression("plain [10]", 0.125)],
            },
            new CampaignRun { Number = 1, ScheduledAt = Night.AddDays(-2), Outcome = CampaignRunOutcome.Failed, Message = "Image 7 is damaged; replace it." },
        ],
    };

    public static IReadOnlyList<DeviceDescription> Devices { get; } =
    [
        new()
        {
            Name = "silo-3/cuda-0", Kind = DeviceKind.Cuda, Hardware = "NVIDIA H200", MemoryBytes = 139L << 30, State = DeviceState.Busy,
            SweepId = "nightly-3", Unit = 41_234, UnitsCompleted = 12_345, BusyShare = 0.987,
        },
        new() { Name = "silo-4/cpu-0", State = DeviceState.Draining },
    ];

    private static Regression Regression(string model, double? current) => new()
    {
        Model = model,
        Target = "embedding",
        Source = "/conv1/Conv",
        Strategy = "gradient",
        Score = ScoreKind.Informativeness,
        Baseline = Samples.Estimate(ScoreKind.Informativeness, 0.25),
        Current = current is { } mean ? Samples.Estimate(ScoreKind.Informativeness, mean) : null,
    };
}
