using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Sweeps.Campaigns;

/// <summary>
/// Decides a campaign: which times are due or missed, which runs start, wait or are left out, what is held against what. State, commands and the
/// time go in, the new state comes out; the machine has no clock and touches nothing, so that every host decides the same.
/// </summary>
/// <remarks>
/// A host takes a command, calls <see cref="Decide"/>, stores the state when it is another, and does what <see cref="CampaignTasks.Of"/> lists.
/// A clock that steps back brings no time a second time: the schedule stands still until the clock has caught up.
/// </remarks>
/// <param name="options">The bounds.</param>
public sealed class CampaignMachine(CampaignOptions options)
{
    /// <summary>A new campaign; no time before now is missed.</summary>
    public static CampaignSnapshot Create(CampaignSpecification specification, DateTimeOffset now) =>
        new() { Specification = specification, CreatedAt = now, Cursor = now };

    /// <summary>The state after a command; the same one when the command is late, repeated or out of place.</summary>
    public CampaignSnapshot Decide(CampaignSnapshot campaign, CampaignCommand command, DateTimeOffset now) => command switch
    {
        ReplaceCampaign replace => Replace(campaign, replace.Specification, now),
        PauseSchedule => campaign.State == CampaignState.Paused ? campaign : campaign with { State = CampaignState.Paused },
        ResumeSchedule => campaign.State == CampaignState.Active ? campaign : campaign with { State = CampaignState.Active, Cursor = now },
        RequestRun request => Request(campaign, request.IdempotencyKey, now),
        LetTimePass => campaign.State == CampaignState.Active ? new MissedTimes(options).Account(campaign, now) : campaign,
        NoteSubmission note => Change(campaign, note.Number, entry => entry with { Run = entry.Run with { SweepId = note.SweepId } }),
        NoteEnd end => StartNext(Change(campaign, end.Number, entry => End(campaign, entry, end, now)), now),
        NoteJudgement judgement => StartNext(Change(campaign, judgement.Number, entry => Judge(entry, judgement, now)), now),
        _ => throw new ArgumentException($"The machine knows no command {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>The run that a request with a key made, if the history has it.</summary>
    public static CampaignRun? FindRequest(CampaignSnapshot campaign, string idempotencyKey) =>
        campaign.Entries.Find(entry => entry.RequestKey == idempotencyKey)?.Run;

    private static CampaignSnapshot Replace(CampaignSnapshot campaign, CampaignSpecification specification, DateTimeOffset now)
    {
        var old = campaign.Specification;
        var isSameSchedule = (old.Cron, old.TimeZone) == (specification.Cron, specification.TimeZone);
        return campaign with { Specification = specification, Cursor = isSameSchedule ? campaign.Cursor : now };
    }

    private CampaignSnapshot Request(CampaignSnapshot campaign, string? key, DateTimeOffset now) =>
        key is not null && FindRequest(campaign, key) is not null
            ? campaign
            : new Overlaps(options).Add(
                campaign,
                new CampaignEntry { Run = new CampaignRun { Trigger = CampaignTrigger.Request, ScheduledAt = now }, RequestKey = key },
                campaign.Specification.Overlap,
                now);

    private static CampaignEntry End(CampaignSnapshot campaign, CampaignEntry entry, NoteEnd end, DateTimeOffset now)
    {
        if (entry.IsToBeJudged)
            return entry;
        if (end.State != SweepState.Completed)
        {
            var outcome = end.State == SweepState.Cancelled ? CampaignRunOutcome.Cancelled : CampaignRunOutcome.Failed;
            return Finish(entry, outcome, entry.IsUnwanted ? CampaignMessages.Replaced : end.Message, now);
        }
        var baseline = Baseline(campaign, entry.Run);
        return baseline is null
            ? Finish(entry, CampaignRunOutcome.Completed, end.Message, now)
            : entry with { IsToBeJudged = true, Run = entry.Run with { BaselineSweepId = baseline } };
    }

    private CampaignEntry Judge(CampaignEntry entry, NoteJudgement judgement, DateTimeOffset now)
    {
        if (!entry.IsToBeJudged)
            return entry;
        var judged = Finish(entry, CampaignRunOutcome.Completed, judgement.Message, now);
        var regressions = judgement.Regressions.Take(options.MaxRegressions);
        return judged with { Run = judged.Run with { Regressions = [.. regressions], RegressionCount = judgement.Regressions.Count } };
    }

    private static string? Baseline(CampaignSnapshot campaign, CampaignRun run) => campaign.Specification.Baseline switch
    {
        { Kind: BaselineRunKind.Sweep, SweepId: var sweep } => sweep,
        { Kind: BaselineRunKind.FirstRun } => campaign.First?.SweepId,
        { Kind: BaselineRunKind.PreviousRun } => campaign.Entries
            .FindLast(entry => entry.Run.Number < run.Number && entry.Run is { Outcome: CampaignRunOutcome.Completed, SweepId: not null })?.Run.SweepId
            ?? (campaign.Latest?.Number < run.Number ? campaign.Latest.SweepId : null),
        _ => null,
    };

    /// <summary>Changes an entry of which something is still to happen.</summary>
    private static CampaignSnapshot Change(CampaignSnapshot campaign, long number, Func<CampaignEntry, CampaignEntry> change)
    {
        if (campaign.Entries.Find(entry => entry.Run.Number == number) is not { IsOpen: true } found)
            return campaign;
        var changed = change(found);
        if (changed == found)
            return campaign;
        var entries = campaign.Entries.Replace(found, changed);
        return changed.Run is { Outcome: CampaignRunOutcome.Completed, SweepId: { } sweep }
            ? Remember(campaign with { Entries = entries }, new CompletedRun(number, sweep))
            : campaign with { Entries = entries };
    }

    private static CampaignSnapshot Remember(CampaignSnapshot campaign, CompletedRun run) => campaign with
    {
        First = campaign.First ?? run,
        Latest = campaign.Latest?.Number > run.Number ? campaign.Latest : run,
    };

    /// <summary>Starts the first waiting run when no earlier one is at work.</summary>
    private static CampaignSnapshot StartNext(CampaignSnapshot campaign, DateTimeOffset now) =>
        campaign.Entries.Find(entry => entry.IsOpen) is { Run.Outcome: CampaignRunOutcome.Waiting } next
            ? campaign with { Entries = campaign.Entries.Replace(next, Overlaps.Start(next, campaign, now)) }
            : campaign;

    private static CampaignEntry Finish(CampaignEntry entry, CampaignRunOutcome outcome, string? message, DateTimeOffset now) => entry with
    {
        Run = entry.Run with { Outcome = outcome, FinishedAt = now, Message = message },
        Document = null,
        IsToBeJudged = false,
    };
}
