using RepXai.Grains.Dispatch;

namespace RepXai.Grains.Tests.Dispatch;

public sealed class FairTurnsTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private readonly FairTurns _turns = new(TimeSpan.FromSeconds(10));

    [Fact]
    public void Devices_are_shared_between_tenants_and_then_between_a_tenants_sweeps()
    {
        Announce("big/1", waiting: 100);
        Announce("big/2", waiting: 100);
        Announce("small/1", waiting: 100);
        var served = Enumerable.Range(0, 8).Select(_ => _turns.Offer(Start)[0]).ToList();
        Assert.Equal((2, 2, 4), (served.Count(sweep => sweep == "big/1"), served.Count(sweep => sweep == "big/2"), served.Count(sweep => sweep == "small/1")));
    }

    [Fact]
    public void A_sweep_without_waiting_units_is_not_offered_but_its_devices_count()
    {
        Announce("a/1", waiting: 0, running: 5);
        Announce("a/2", waiting: 1);
        Announce("b/1", waiting: 2, running: 4);
        Assert.Equal(["b/1", "a/2"], _turns.Offer(Start));
    }

    [Fact]
    public void A_sweep_is_offered_no_more_often_than_it_has_units()
    {
        Announce("a/1", waiting: 2);
        Assert.Equal((1, 1, 0), (_turns.Offer(Start).Count, _turns.Offer(Start).Count, _turns.Offer(Start).Count));
        Assert.Equal(0, _turns.CountWaiting(Start));
    }

    [Fact]
    public void A_sweep_that_falls_silent_is_forgotten()
    {
        Announce("a/1", waiting: 2);
        Assert.Equal(2, _turns.CountWaiting(Start.AddSeconds(10)));
        Assert.Equal(0, _turns.CountWaiting(Start.AddSeconds(11)));
        Assert.Empty(_turns.Offer(Start));
    }

    private void Announce(string sweep, long waiting, int running = 0) =>
        _turns.Announce(new SweepLoad { Sweep = sweep, Waiting = waiting, Running = running }, Start);
}
