using System.Globalization;
using RepXai.Contracts.Campaigns;

namespace RepXai.Sweeps.Campaigns;

/// <summary>What the host of a campaign is to do.</summary>
public static class CampaignTasks
{
    /// <summary>Everything that is to be done now. It follows from the state alone, so that a host that was killed finds it again.</summary>
    public static IReadOnlyList<CampaignTask> Of(CampaignSnapshot campaign) => [.. campaign.Entries.SelectMany(entry => TasksOf(campaign, entry))];

    /// <summary>When <see cref="Commands.LetTimePass"/> has something new to say; null when it never has.</summary>
    public static DateTimeOffset? NextTime(CampaignSnapshot campaign) => campaign.State == CampaignState.Active
        ? CampaignSchedule.TryParse(campaign.Specification.Cron, campaign.Specification.TimeZone)?.Next(campaign.Cursor)
        : null;

    private static IEnumerable<CampaignTask> TasksOf(CampaignSnapshot campaign, CampaignEntry entry)
    {
        var run = entry.Run;
        if (run.Outcome != CampaignRunOutcome.Running)
            yield break;
        if (entry.IsToBeJudged)
        {
            yield return new CampaignTask.Judge(run.Number, run.SweepId!, run.BaselineSweepId!, campaign.Specification.Regression);
            yield break;
        }
        yield return new CampaignTask.RunSweep(run.Number, KeyOf(campaign, run), entry.Document!);
        if (entry.IsUnwanted && run.SweepId is not null)
            yield return new CampaignTask.CancelSweep(run.Number, run.SweepId);
    }

    /// <summary>The same for the same run at every attempt, and for no other run: also not for one of a deleted campaign of the name.</summary>
    private static string KeyOf(CampaignSnapshot campaign, CampaignRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{campaign.Specification.Name} {run.ScheduledAt:yyyyMMdd-HHmm} {run.Number} {campaign.CreatedAt.ToUnixTimeMilliseconds():x}");
}
