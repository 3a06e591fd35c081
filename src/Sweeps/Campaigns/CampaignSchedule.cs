using NCrontab;

namespace RepXai.Sweeps.Campaigns;

/// <summary>A cron expression in a time zone. Knows nothing of the present.</summary>
/// <remarks>
/// Expressions are matched against local time. Where clocks change, a schedule whose hours begin with <c>*</c> goes by elapsed time: local times
/// that do not exist are left out, and those that come twice count twice. Every other schedule runs once for each of its local times: at the end
/// of the gap when the time does not exist, at its first occurrence when it comes twice.
/// </remarks>
public sealed class CampaignSchedule
{
    /// <summary>No schedule is looked for further ahead: the rarest, 29 February on a given day of the week, comes again after 40 years at most.</summary>
    private const int HorizonYears = 50;

    private readonly CrontabSchedule cron;
    private readonly TimeZoneInfo zone;
    private readonly bool goesByElapsedTime;

    private CampaignSchedule(CrontabSchedule cron, TimeZoneInfo zone, bool goesByElapsedTime) =>
        (this.cron, this.zone, this.goesByElapsedTime) = (cron, zone, goesByElapsedTime);

    /// <summary>Reads a schedule; null when either text is none.</summary>
    /// <param name="cron">A cron expression of five fields.</param>
    /// <param name="timeZone">The IANA name of a time zone.</param>
    public static CampaignSchedule? TryParse(string cron, string timeZone)
    {
        var fields = cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return CrontabSchedule.TryParse(cron) is { } parsed && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
            ? new CampaignSchedule(parsed, zone, fields[1].StartsWith('*'))
            : null;
    }

    /// <summary>The first scheduled time after an instant, in UTC; null when there is none within fifty years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var local = TimeZoneInfo.ConvertTime(after, this.zone).DateTime;
        var first = Find(local, after, FirstInstant);
        if (!goesByElapsedTime || first is null)
            return first;
        // The second of two equal times may lie ahead though its local time has been.
        var (earlier, later) = LocalTimes.InstantsOf(local, this.zone);
        var second = Find(later is null ? local : local - (later.Value - earlier!.Value), after, SecondInstant);
        return first < second ? first : second;
    }

    private DateTimeOffset? Find(DateTime start, DateTimeOffset after, Func<DateTime, DateTimeOffset?> instantOf)
    {
        var horizon = start.Year < DateTime.MaxValue.Year - HorizonYears ? start.AddYears(HorizonYears) : DateTime.MaxValue.AddDays(-2);
        if (start >= horizon)
            return null;
        for (var local = this.cron.GetNextOccurrence(start, horizon); local < horizon; local = this.cron.GetNextOccurrence(local, horizon))
        {
            if (instantOf(local) is { } instant && instant > after)
                return instant;
        }
        return null;
    }

    private DateTimeOffset? FirstInstant(DateTime local) =>
        LocalTimes.InstantsOf(local, this.zone).First ?? (goesByElapsedTime ? null : LocalTimes.EndOfGap(local, this.zone));

    private DateTimeOffset? SecondInstant(DateTime local)
    {
        var (first, second) = LocalTimes.InstantsOf(local, this.zone);
        return second ?? first;
    }
}
