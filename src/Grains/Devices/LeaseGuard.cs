namespace RepXai.Grains.Devices;

/// <summary>
/// Keeps a lease alive while its unit is computed, and gives the unit up when the lease is lost: when the coordinator says so, or when it
/// cannot be reached until the lease ends by this silo's own clock.
/// </summary>
internal sealed class LeaseGuard(ISweepGrain sweep, UnitOrder order, TimeProvider time)
{
    private const int RenewalsOfLease = 3;
    private const int TriesOfLease = 12;

    /// <summary>When the lease ends.</summary>
    public DateTimeOffset ExpiresAt { get; private set; } = order.ExpiresAt;

    /// <summary>Renews the lease until the unit has ended, or until the lease is lost, which cancels the unit.</summary>
    public async Task KeepAsync(CancellationTokenSource unit, CancellationToken ended)
    {
        try
        {
            while (await RenewAsync(ended))
            {
                // The lease is longer again.
            }
            await unit.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The unit has ended.
        }
    }

    private async Task<bool> RenewAsync(CancellationToken cancellation)
    {
        await WaitAsync(order.LeaseDuration / RenewalsOfLease, cancellation);
        while (time.GetUtcNow() < ExpiresAt)
        {
            try
            {
                // An answer may take longer than the lease lasts.
                var until = await sweep.RenewAsync(order.Ticket).WaitAsync(Left(), time, cancellation);
                ExpiresAt = until ?? DateTimeOffset.MinValue;
                return until is not null;
            }
            catch (Exception error) when (GrainCalls.IsPassing(error))
            {
                await WaitAsync(order.LeaseDuration / TriesOfLease, cancellation);
            }
        }
        return false;
    }

    private TimeSpan Left()
    {
        var left = ExpiresAt - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // A lease that ends meanwhile is noticed when it ends.
    private Task WaitAsync(TimeSpan wait, CancellationToken cancellation) => Task.Delay(wait < Left() ? wait : Left(), time, cancellation);
}
