namespace RepXai.Sweeps.Campaigns;

/// <summary>The scheduled times that passed since the last look: how many, and the latest of them.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Latest">The latest, in their order, as many as were asked for.</param>
internal sealed record DueTimes(long Count, IReadOnlyList<DateTimeOffset> Latest)
{
    /// <summary>Collects the times after one instant, up to and with another.</summary>
    public static DueTimes Collect(CampaignSchedule schedule, DateTimeOffset after, DateTimeOffset until, int kept)
    {
        var count = 0L;
        var latest = new Queue<DateTimeOffset>();
        for (var next = schedule.Next(after); next <= until; next = schedule.Next(next.Value))
        {
            count++;
            latest.Enqueue(next.Value);
            if (latest.Count > kept)
                latest.Dequeue();
        }
        return new DueTimes(count, [.. latest]);
    }
}
