using System.Globalization;
using RepXai.Sweeps.Campaigns;

namespace RepXai.Sweeps.Tests.Campaigns;

public sealed class CampaignScheduleTests
{
    [Theory]
    [InlineData("0 3 * * *", "UTC", "2026-11-21T02:59Z", "2026-11-21T03:00Z")]
    [InlineData("0 3 * * *", "UTC", "2026-11-21T03:00Z", "2026-11-22T03:00Z")]
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-11-21T00:00Z", "2026-11-21T02:00Z")]
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-07-21T00:00Z", "2026-07-21T01:00Z")]
    [InlineData("*/20 9-10 * * 1-5", "America/New_York", "2026-11-20T15:40Z", "2026-11-23T14:00Z")]
    [InlineData("0 3 1-7 * MON", "UTC", "2026-11-21T00:00Z", "2026-12-07T03:00Z")]
    [InlineData("0 0 29 2 *", "UTC", "2026-11-21T00:00Z", "2028-02-29T00:00Z")]
    [InlineData("0 0 29 2 *", "UTC", "2096-03-01T00:00Z", "2104-02-29T00:00Z")]
    public void The_next_time_is_read_in_its_zone(string cron, string zone, string after, string expected) =>
        Assert.Equal(At(expected), Schedule(cron, zone).Next(At(after)));

    [Fact]
    public void The_rarest_day_is_found()
    {
        var next = Schedule("0 0 29 2 SUN").Next(At("2080-01-01T00:00Z"));
        Assert.Equal((DayOfWeek.Sunday, 2, 29), (next!.Value.DayOfWeek, next.Value.Month, next.Value.Day));
    }

    [Fact]
    public void A_day_that_does_not_exist_never_comes() => Assert.Null(Schedule("0 0 31 2 *").Next(At("2026-01-01T00:00Z")));

    [Theory]
    [InlineData("0 0 1 1 *")]
    [InlineData("0 * * * *")]
    public void The_end_of_time_has_no_next_time(string cron) => Assert.Null(Schedule(cron).Next(DateTimeOffset.MaxValue));

    [Fact]
    public void A_local_time_in_the_gap_runs_at_its_end() =>
        // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
        Assert.Equal(["28T01:30", "29T01:00", "30T00:30"], Times("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00Z", 3));

    [Fact]
    public void Many_times_in_one_gap_and_the_time_at_its_end_run_once() =>
        Assert.Equal(["29T00:45", "29T01:00", "29T01:15"], Times("*/15 1-3 * * *", "Europe/Berlin", "2026-03-29T00:30Z", 3));

    [Fact]
    public void A_local_time_that_comes_twice_runs_at_its_first() =>
        // Berlin, 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC.
        Assert.Equal(["24T00:30", "25T00:30", "26T01:30"], Times("30 2 * * *", "Europe/Berlin", "2026-10-24T00:00Z", 3));

    [Fact]
    public void Every_hour_goes_by_elapsed_time_through_gap_and_overlap()
    {
        Assert.Equal(["28T23:30", "29T00:30", "29T01:30", "29T02:30"], Times("30 * * * *", "Europe/Berlin", "2026-03-28T23:00Z", 4));
        Assert.Equal(["24T23:30", "25T00:30", "25T01:30", "25T02:30"], Times("30 * * * *", "Europe/Berlin", "2026-10-24T23:00Z", 4));
    }

    [Fact]
    public void Half_an_hour_of_summer_time_is_gone_through_too() =>
        // Lord Howe Island, 5 April 2026: 02:00 becomes 01:30 at 15:00 UTC the day before.
        Assert.Equal(["04T14:45", "05T15:15"], Times("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T14:00Z", 2));

    [Theory]
    [InlineData("", "UTC")]
    [InlineData("0 3 * *", "UTC")]
    [InlineData("0 0 3 * * *", "UTC")]
    [InlineData("60 3 * * *", "UTC")]
    [InlineData("every night", "UTC")]
    [InlineData("0 3 * * *", "Mars/Olympus")]
    [InlineData("0 3 * * *", "")]
    [InlineData("0 3 * * *", "../../etc/passwd")]
    public void What_is_no_schedule_is_none(string cron, string zone) => Assert.Null(CampaignSchedule.TryParse(cron, zone));

    private static CampaignSchedule Schedule(string cron, string zone = "UTC") => CampaignSchedule.TryParse(cron, zone)!;

    private static List<string> Times(string cron, string zone, string after, int count)
    {
        var (times, next) = (new List<string>(), At(after));
        while (times.Count < count)
        {
            next = Schedule(cron, zone).Next(next)!.Value;
            times.Add(next.ToString("dd'T'HH:mm", CultureInfo.InvariantCulture));
        }
        return times;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
