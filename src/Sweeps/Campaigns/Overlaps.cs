using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>Adds runs to a campaign as its overlap rule says.</summary>
internal sealed class Overlaps(CampaignOptions options)
{
    /// <summary>Adds a run: it starts, waits or is left out.</summary>
    public CampaignSnapshot Add(CampaignSnapshot campaign, CampaignEntry entry, OverlapRule rule, DateTimeOffset now)
    {
        var previous = campaign.Entries.FindLast(earlier => earlier.IsOpen)?.Run.Number;
        return (previous, rule) switch
        {
            (null, _) or (_, OverlapRule.Allow) => Append(campaign, Start(entry, campaign, now)),
            (_, OverlapRule.Skip) => Append(campaign, LeaveOut(entry, $"The previous run, number {previous}, was still at work.", now)),
            (_, OverlapRule.CancelPrevious) => Append(CancelOpen(campaign, now), Wait(entry)),
            _ when campaign.Entries.Count(IsWaiting) < options.MaxWaiting => Append(campaign, Wait(entry)),
            _ => Append(campaign, LeaveOut(entry, $"There were {options.MaxWaiting} runs waiting already.", now)),
        };
    }

    /// <summary>Adds an entry with the next number, and forgets the oldest entries beyond the bound.</summary>
    public CampaignSnapshot Append(CampaignSnapshot campaign, CampaignEntry entry)
    {
        var numbered = entry with { Run = entry.Run with { Number = campaign.NextNumber } };
        var entries = campaign.Entries.Add(numbered);
        while (entries.Count > options.HistoryLength && entries.FindIndex(old => !old.IsOpen) is >= 0 and var oldest)
            entries = entries.RemoveAt(oldest);
        return campaign with { Entries = entries, NextNumber = campaign.NextNumber + 1 };
    }

    /// <summary>The entry when it starts.</summary>
    public static CampaignEntry Start(CampaignEntry entry, CampaignSnapshot campaign, DateTimeOffset now) => entry with
    {
        Document = campaign.Specification.Document,
        Run = entry.Run with { Outcome = CampaignRunOutcome.Running, FiredAt = now },
    };

    private static CampaignEntry Wait(CampaignEntry entry) => entry with { Run = entry.Run with { Outcome = CampaignRunOutcome.Waiting } };

    private static CampaignEntry LeaveOut(CampaignEntry entry, string message, DateTimeOffset now) => entry with
    {
        Run = entry.Run with { Outcome = CampaignRunOutcome.Skipped, FinishedAt = now, Message = message },
    };

    private static CampaignSnapshot CancelOpen(CampaignSnapshot campaign, DateTimeOffset now)
    {
        var entries = campaign.Entries;
        foreach (var entry in entries.Where(entry => entry.IsOpen))
            entries = entries.Replace(entry, Cancel(entry, now));
        return campaign with { Entries = entries };
    }

    private static CampaignEntry Cancel(CampaignEntry entry, DateTimeOffset now) => IsWaiting(entry)
        ? entry with { Run = entry.Run with { Outcome = CampaignRunOutcome.Cancelled, FinishedAt = now, Message = CampaignMessages.Replaced } }
        : entry with { IsUnwanted = true };

    private static bool IsWaiting(CampaignEntry entry) => entry.Run.Outcome == CampaignRunOutcome.Waiting;
}
