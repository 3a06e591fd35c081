using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Sweeps.Tests.Campaigns;

/// <summary>A campaign of every hour, whose clock and sweeps a test controls.</summary>
internal sealed class MachineRun
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 30, 0, TimeSpan.Zero);

    private readonly CampaignMachine machine;

    public MachineRun(Func<CampaignSpecification, CampaignSpecification>? change = null, CampaignOptions? options = null)
    {
        this.machine = new CampaignMachine(options ?? new CampaignOptions());
        var hourly = new CampaignSpecification { Name = "hourly", Cron = "0 * * * *", Document = new SpecificationDocument { Text = "name: zoo" } };
        Campaign = CampaignMachine.Create(change?.Invoke(hourly) ?? hourly, Start);
    }

    public CampaignSnapshot Campaign { get; set; }

    public DateTimeOffset Now { get; private set; } = Start;

    public List<CampaignRun> Runs => [.. Campaign.Entries.Select(entry => entry.Run)];

    public List<CampaignRunOutcome> Outcomes => [.. Runs.Select(run => run.Outcome)];

    public List<long> AtWork => [.. CampaignTasks.Of(Campaign).OfType<CampaignTask.RunSweep>().Select(task => task.Number)];

    public CampaignTask.Judge? Judging => CampaignTasks.Of(Campaign).OfType<CampaignTask.Judge>().SingleOrDefault();

    /// <summary>Lets hours pass, and the machine look at the end of them.</summary>
    public void Pass(double hours)
    {
        Now += TimeSpan.FromHours(hours);
        Tell(new LetTimePass());
    }

    /// <summary>Lets hours pass, and the machine look every half hour, on the hour and between.</summary>
    public void PassAwake(double hours)
    {
        for (var half = 0; half < 2 * hours; half++)
            Pass(0.5);
    }

    public void Tell(CampaignCommand command) => Campaign = this.machine.Decide(Campaign, command, Now);

    /// <summary>The sweep of a run ends.</summary>
    public void End(long number, SweepState state = SweepState.Completed)
    {
        Tell(new NoteSubmission(number, $"sweep-{number}"));
        Tell(new NoteEnd(number, state, state == SweepState.Failed ? "It broke." : null));
    }
}
