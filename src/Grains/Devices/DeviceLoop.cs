namespace RepXai.Grains.Devices;

/// <summary>What a device does: it asks for a unit, has it computed, reports its end, and asks again. It runs on its grain's scheduler; the unit does not.</summary>
/// <param name="key">The device's key: the silo and the device in it.</param>
/// <param name="grains">Reaches coordinators and the directory.</param>
/// <param name="computer">Computes.</param>
/// <param name="heartbeat">How long an idle device waits before it asks again.</param>
/// <param name="time">The clock.</param>
/// <param name="changed">Tells what the device does now.</param>
internal sealed class DeviceLoop(
    string key, IGrainFactory grains, UnitComputer computer, TimeSpan heartbeat, TimeProvider time, Func<Task> changed)
{
    private readonly TokenMemory tokens = new();
    private readonly BusyMeter meter = new(time);
    private CancellationTokenSource? work;

    /// <summary>The lease in hand.</summary>
    public UnitTicket? Ticket { get; private set; }

    /// <summary>Counts what the device does.</summary>
    public BusyMeter Meter => meter;

    /// <summary>Works until it is cancelled; a unit in work is handed back then.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (await TakeAsync() is { } order)
                await WorkAsync(order, cancellation);
            else
                await IdleAsync(cancellation);
        }
    }

    /// <summary>Gives a unit up, if it is the one in work.</summary>
    public void Abandon(UnitTicket ticket)
    {
        if (Ticket == ticket)
            work?.Cancel();
    }

    private async Task<UnitOrder?> TakeAsync()
    {
        try
        {
            foreach (var sweep in await grains.GetGrain<IWorkDirectoryGrain>(GrainKeys.Cluster).OfferAsync(key))
            {
                if (await LeaseAsync(grains.GetGrain<ISweepGrain>(sweep)) is { } order)
                    return order;
            }
        }
        catch (Exception error) when (GrainCalls.IsPassing(error))
        {
            // A lease whose answer was lost is offered again, or expires.
        }
        return null;
    }

    private async Task<UnitOrder?> LeaseAsync(ISweepGrain sweep)
    {
        if (await sweep.LeaseAsync(key) is not { } order)
            return null;
        if (tokens.Take(order.Ticket) && time.GetUtcNow() < order.ExpiresAt)
            return order;
        // The coordinator still counts on a lease that this device has given up: its report was lost.
        await sweep.ReportAsync(new UnitReport { Ticket = order.Ticket, Outcome = UnitOutcome.Released });
        return null;
    }

    private async Task WorkAsync(UnitOrder order, CancellationToken cancellation)
    {
        var sweep = grains.GetGrain<ISweepGrain>(order.Ticket.Sweep);
        using var unit = work = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(unit.Token);
        Ticket = order.Ticket;
        meter.Begin();
        await changed();
        var start = time.GetTimestamp();
        using var span = GrainTelemetry.BeginUnit(order.Ticket);
        var keeping = new LeaseGuard(sweep, order, time).KeepAsync(unit, ended.Token);
        var report = await computer.ComputeAsync(GrainKeys.Parts(key)[1], order, unit.Token);
        await ended.CancelAsync();
        await keeping;
        work = null;
        GrainTelemetry.EndUnit(span, report, time.GetElapsedTime(start));
        meter.End(report.Outcome == UnitOutcome.Completed);
        Ticket = null;
        await changed();
        await ReportAsync(sweep, report);
    }

    /// <summary>Tells the coordinator until it has heard it. It counts only the lease that holds; to tell it late, or twice, changes nothing.</summary>
    private async Task ReportAsync(ISweepGrain sweep, UnitReport report)
    {
        try
        {
            await GrainCalls.RetryAsync(() => sweep.ReportAsync(report), time, CancellationToken.None);
        }
        catch (Exception error) when (GrainCalls.IsPassing(error))
        {
            // The lease expires, and the unit is given to another.
        }
    }

    private async Task IdleAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(heartbeat, time, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The device stops.
        }
    }
}
