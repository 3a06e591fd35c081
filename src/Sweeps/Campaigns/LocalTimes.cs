namespace RepXai.Sweeps.Campaigns;

/// <summary>Which instants a local time is: one, two where clocks are put back, none where they are put forward.</summary>
/// <remarks>
/// Asks the zone for offsets at instants only, which is right also where a country changes its zone; the platform's own answers about invalid
/// and ambiguous times know of summer time alone.
/// </remarks>
internal static class LocalTimes
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The instants, in UTC, the earlier one first.</summary>
    public static (DateTimeOffset? First, DateTimeOffset? Second) InstantsOf(DateTime local, TimeZoneInfo zone)
    {
        // No offset is a day, and no zone changes its clocks twice in two days.
        var around = new DateTimeOffset(local, TimeSpan.Zero);
        var before = InstantOf(local, zone.GetUtcOffset(around.AddDays(-1)), zone);
        var after = InstantOf(local, zone.GetUtcOffset(around.AddDays(1)), zone);
        return (before, after) switch
        {
            (null, _) => (after, null),
            (_, null) => (before, null),
            _ when before == after => (before, null),
            _ => before < after ? (before, after) : (after, before),
        };
    }

    /// <summary>The instant at which clocks are put forward beyond a local time that does not exist, in UTC.</summary>
    public static DateTimeOffset EndOfGap(DateTime local, TimeZoneInfo zone)
    {
        // Clocks change at whole minutes.
        var before = new DateTime(local.Ticks - (local.Ticks % Minute.Ticks));
        DateTimeOffset? instant;
        do
            before -= Minute;
        while ((instant = InstantsOf(before, zone).First) is null);
        return instant.Value + Minute;
    }

    private static DateTimeOffset? InstantOf(DateTime local, TimeSpan offset, TimeZoneInfo zone)
    {
        var instant = new DateTimeOffset(local, offset).ToUniversalTime();
        return zone.GetUtcOffset(instant) == offset ? instant : null;
    }
}
