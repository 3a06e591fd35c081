namespace RepXai.Grains.Dispatch;

/// <summary>
/// Which sweeps a free device should serve: those of the tenant with the fewest units in hand first, and of these the sweep with the fewest;
/// among equals the one that was offered longest ago. Sweeps that are not announced again before long are forgotten.
/// </summary>
internal sealed class FairTurns(TimeSpan memory)
{
    private const int MaxOffers = 8;
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);
    private long offers;

    /// <summary>Takes what a sweep offers now; one that offers and holds nothing is forgotten.</summary>
    public void Announce(SweepLoad load, DateTimeOffset now)
    {
        if (load is { Waiting: <= 0, Running: 0 })
            turns.Remove(load.Sweep);
        else
            turns[load.Sweep] = new Turn(load, now, turns.GetValueOrDefault(load.Sweep)?.LastOffer ?? 0);
    }

    /// <summary>The sweeps to ask in turn; the first counts as served until it is announced again.</summary>
    public IReadOnlyList<string> Offer(DateTimeOffset now)
    {
        Forget(now);
        var running = turns.Values.GroupBy(turn => turn.Tenant).ToDictionary(tenant => tenant.Key, tenant => tenant.Sum(turn => turn.Load.Running));
        var order = turns.Values
            .Where(turn => turn.Load.Waiting > 0)
            .OrderBy(turn => running[turn.Tenant])
            .ThenBy(turn => turn.Load.Running)
            .ThenBy(turn => turn.LastOffer)
            .ThenBy(turn => turn.Load.Sweep, StringComparer.Ordinal)
            .Take(MaxOffers)
            .ToList();
        if (order is [var first, ..])
            turns[first.Load.Sweep] = first.Serve(++offers);
        return [.. order.Select(turn => turn.Load.Sweep)];
    }

    /// <summary>Units that wait for a device.</summary>
    public long CountWaiting(DateTimeOffset now)
    {
        Forget(now);
        return turns.Values.Sum(turn => turn.Load.Waiting);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var turn in turns.Values.Where(turn => turn.AnnouncedAt + memory < now).ToList())
            turns.Remove(turn.Load.Sweep);
    }

    private sealed record Turn(SweepLoad Load, DateTimeOffset AnnouncedAt, long LastOffer)
    {
        public string Tenant { get; } = GrainKeys.Parts(Load.Sweep)[0];

        public Turn Serve(long offer) => this with { Load = Load with { Waiting = Load.Waiting - 1, Running = Load.Running + 1 }, LastOffer = offer };
    }
}
