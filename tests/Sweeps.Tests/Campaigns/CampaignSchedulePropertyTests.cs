using FsCheck;
using FsCheck.Fluent;
using RepXai.Sweeps.Campaigns;

namespace RepXai.Sweeps.Tests.Campaigns;

/// <summary>Schedules against a walk through every minute of four days with a change of clocks in them.</summary>
public sealed class CampaignSchedulePropertyTests
{
    private static readonly (string Zone, DateTimeOffset Start)[] Changes =
    [
        ("Europe/Berlin", new(2026, 3, 27, 12, 0, 0, TimeSpan.Zero)),
        ("Europe/Berlin", new(2026, 10, 23, 12, 0, 0, TimeSpan.Zero)),
        ("America/New_York", new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero)),
        ("Australia/Lord_Howe", new(2026, 4, 3, 0, 0, 0, TimeSpan.Zero)),
        ("Australia/Lord_Howe", new(2026, 10, 2, 0, 0, 0, TimeSpan.Zero)),
        ("Pacific/Apia", new(2011, 12, 28, 0, 0, 0, TimeSpan.Zero)),
        ("UTC", new(2026, 2, 27, 0, 0, 0, TimeSpan.Zero)),
    ];

    private static Gen<(int Change, bool EveryHour, int FirstHour, int LastHour, int Step)> Cases =>
        from change in Gen.Choose(0, Changes.Length - 1)
        from everyHour in Gen.Elements(true, false)
        from first in Gen.Choose(0, 4)
        from hours in Gen.Choose(0, 3)
        from step in Gen.Elements(1, 7, 15, 30, 60)
        select (change, everyHour, first, first + hours, step);

    [Fact]
    public void Every_scheduled_minute_comes_once_and_no_other() =>
        Prop.ForAll(Cases.ToArbitrary(), test =>
        {
            var (id, start) = Changes[test.Change];
            var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
            var minutes = test.Step == 60 ? "30" : $"*/{test.Step}";
            var hours = test.EveryHour ? "*" : $"{test.FirstHour}-{test.LastHour}";
            var schedule = CampaignSchedule.TryParse($"{minutes} {hours} * * *", id)!;
            bool Matches(DateTime local) =>
                (test.Step == 60 ? local.Minute == 30 : local.Minute % test.Step == 0)
                && (test.EveryHour || (local.Hour >= test.FirstHour && local.Hour <= test.LastHour));
            return Walk(schedule, start).SequenceEqual(Expected(zone, start, Matches, test.EveryHour));
        }).Check(Config.QuickThrowOnFailure.WithReplay(11, 3).WithMaxTest(60));

    private static IEnumerable<DateTimeOffset> Walk(CampaignSchedule schedule, DateTimeOffset start)
    {
        for (var next = schedule.Next(start); next <= start.AddDays(4); next = schedule.Next(next.Value))
            yield return next.Value;
    }

    private static IEnumerable<DateTimeOffset> Expected(TimeZoneInfo zone, DateTimeOffset start, Func<DateTime, bool> matches, bool byElapsedTime)
    {
        var seen = new HashSet<DateTime>();
        var previous = TimeZoneInfo.ConvertTime(start, zone).DateTime;
        for (var instant = start.AddMinutes(1); instant <= start.AddDays(4); instant = instant.AddMinutes(1))
        {
            var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
            var isScheduled = matches(local);
            if (!byElapsedTime)
            {
                isScheduled &= seen.Add(local);
                for (var skipped = previous.AddMinutes(1); skipped < local; skipped = skipped.AddMinutes(1))
                    isScheduled |= matches(skipped);
            }
            previous = local;
            if (isScheduled)
                yield return instant;
        }
    }
}
