using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>A campaign as callers see it.</summary>
public static class CampaignViews
{
    private const int LastRuns = 10;

    /// <summary>The status.</summary>
    public static CampaignStatus Status(CampaignSnapshot campaign) => new()
    {
        Specification = campaign.Specification,
        State = campaign.State,
        CreatedAt = campaign.CreatedAt,
        NextRunAt = CampaignTasks.NextTime(campaign),
        LastRuns = [.. campaign.Entries.TakeLast(LastRuns).Reverse().Select(entry => entry.Run)],
    };

    /// <summary>The run that a request has just made, or that an earlier request with its key did.</summary>
    public static CampaignRun Requested(CampaignSnapshot campaign, string? idempotencyKey) =>
        (idempotencyKey is null ? null : CampaignMachine.FindRequest(campaign, idempotencyKey)) ?? campaign.Entries[^1].Run;

    /// <summary>A page of the history, the newest first.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="before">Only entries with smaller numbers; null for the newest.</param>
    /// <param name="limit">The most entries of the page.</param>
    public static CampaignHistory History(CampaignSnapshot campaign, long? before, int limit)
    {
        var earlier = campaign.Entries.Where(entry => before is null || entry.Run.Number < before).Select(entry => entry.Run).ToList();
        var page = earlier.TakeLast(limit).Reverse().ToList();
        return new CampaignHistory { Runs = page, Before = page.Count < earlier.Count ? page[^1].Number : null };
    }
}
