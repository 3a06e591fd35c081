using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>Accounts for scheduled times: the latest one in time runs, and those before it are made up for as the policy says.</summary>
internal sealed class MissedTimes(CampaignOptions options)
{
    private readonly Overlaps overlaps = new(options);

    /// <summary>The campaign with every time up to now accounted for; the same one when there is none.</summary>
    public CampaignSnapshot Account(CampaignSnapshot campaign, DateTimeOffset now)
    {
        var specification = campaign.Specification;
        if (CampaignSchedule.TryParse(specification.Cron, specification.TimeZone) is not { } schedule)
            return campaign; // A time zone that this host does not know; another one may.
        var due = DueTimes.Collect(schedule, campaign.Cursor, now, specification.MissedRunLimit + 2);
        if (due.Count == 0)
            return campaign;
        var latest = due.Latest[^1];
        var isPunctual = now - latest < options.Punctuality;
        var missed = isPunctual ? new DueTimes(due.Count - 1, [.. due.Latest.SkipLast(1)]) : due;
        return MakeUp(campaign with { Cursor = latest }, missed, isPunctual ? latest : null, now);
    }

    private CampaignSnapshot MakeUp(CampaignSnapshot campaign, DueTimes missed, DateTimeOffset? punctual, DateTimeOffset now) =>
        (missed.Count, campaign.Specification.MissedRuns) switch
        {
            (0, _) => Run(campaign, punctual, 0, now),
            (_, MissedRunPolicy.RunOnce) => punctual is null
                ? Add(campaign, CampaignTrigger.CatchUp, missed.Latest[^1], missed.Count, campaign.Specification.Overlap, now)
                : Run(campaign, punctual, missed.Count, now),
            (_, MissedRunPolicy.RunAll) => Run(RunAll(campaign, missed, now), punctual, 0, now),
            _ => Run(Count(campaign, missed.Latest[^1], missed.Count, now), punctual, 0, now),
        };

    private CampaignSnapshot RunAll(CampaignSnapshot campaign, DueTimes missed, DateTimeOffset now)
    {
        var madeUp = missed.Latest.TakeLast(campaign.Specification.MissedRunLimit).ToList();
        if (missed.Count > madeUp.Count)
            campaign = Count(campaign, missed.Latest[^(madeUp.Count + 1)], missed.Count - madeUp.Count, now);
        // Those that are made up for wait for each other, or the overlap rule would undo the policy.
        return madeUp.Aggregate(campaign, (state, time) => Add(state, CampaignTrigger.CatchUp, time, 0, OverlapRule.Wait, now));
    }

    private CampaignSnapshot Run(CampaignSnapshot campaign, DateTimeOffset? time, long missed, DateTimeOffset now) =>
        time is null ? campaign : Add(campaign, CampaignTrigger.Schedule, time.Value, missed, campaign.Specification.Overlap, now);

    private CampaignSnapshot Add(
        CampaignSnapshot campaign, CampaignTrigger trigger, DateTimeOffset time, long missed, OverlapRule rule, DateTimeOffset now)
    {
        var run = new CampaignRun { Trigger = trigger, ScheduledAt = time, MissedCount = missed };
        return overlaps.Add(campaign, new CampaignEntry { Run = run }, rule, now);
    }

    private CampaignSnapshot Count(CampaignSnapshot campaign, DateTimeOffset latest, long missed, DateTimeOffset now) => overlaps.Append(
        campaign,
        new CampaignEntry
        {
            Run = new CampaignRun
            {
                Trigger = CampaignTrigger.Schedule,
                ScheduledAt = latest,
                FinishedAt = now,
                Outcome = CampaignRunOutcome.Missed,
                MissedCount = missed,
                Message = "Nothing could run at the scheduled time.",
            },
        });
}
