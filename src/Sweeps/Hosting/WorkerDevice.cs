using RepXai.Contracts.Devices;

namespace RepXai.Sweeps.Hosting;

/// <summary>A worker's place in this process: computes one unit at a time, of whatever sweep, unless it is drained.</summary>
/// <param name="name">Its name.</param>
/// <param name="memoryBytes">Memory that a unit may use; null when unknown.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkerDevice(string name, long? memoryBytes, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock changing = new();
    private readonly long firstThere = time.GetTimestamp();
    private CancellationTokenSource drain = new();
    private (string SweepId, long Unit, long Since)? current;
    private TimeSpan busy;
    private long completed;
    private volatile bool isDrained;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Whether it takes no units.</summary>
    public bool IsDrained => isDrained;

    /// <summary>Computes a unit when its turn comes.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants the unit any more, or the device was drained.</exception>
    public async Task<ReadOnlyMemory<byte>> ComputeAsync(
        string sweepId, long unit, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> compute, CancellationToken abandoned)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(abandoned, DrainToken());
        await turn.WaitAsync(stop.Token);
        try
        {
            Begin(sweepId, unit);
            var partial = await compute(stop.Token);
            Interlocked.Increment(ref completed);
            return partial;
        }
        finally
        {
            End();
            turn.Release();
        }
    }

    /// <summary>Takes no further unit, and gives up the running one.</summary>
    public void Drain()
    {
        CancellationTokenSource source;
        lock (changing)
            (source, isDrained) = (drain, true);
        source.Cancel(); // Outside the lock: what it stops may go on in this very call.
    }

    /// <summary>Takes units again.</summary>
    public void Undrain()
    {
        lock (changing)
        {
            if (isDrained)
                (drain, isDrained) = (new CancellationTokenSource(), false);
        }
    }

    /// <summary>What it does now.</summary>
    public DeviceDescription Describe()
    {
        lock (changing)
        {
            var total = time.GetElapsedTime(firstThere);
            var computing = busy + (current is { } unit ? time.GetElapsedTime(unit.Since) : TimeSpan.Zero);
            return new DeviceDescription
            {
                Name = name,
                Kind = DeviceKind.Cpu,
                MemoryBytes = memoryBytes,
                State = isDrained ? DeviceState.Draining : current is null ? DeviceState.Idle : DeviceState.Busy,
                SweepId = current?.SweepId,
                Unit = current?.Unit,
                UnitsCompleted = Interlocked.Read(ref completed),
                BusyShare = total > TimeSpan.Zero ? Math.Min(1, computing / total) : 0,
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        turn.Dispose();
        drain.Dispose();
    }

    private CancellationToken DrainToken()
    {
        lock (changing)
            return drain.Token;
    }

    private void Begin(string sweepId, long unit)
    {
        lock (changing)
            current = (sweepId, unit, time.GetTimestamp());
    }

    private void End()
    {
        lock (changing)
        {
            busy += current is { } unit ? time.GetElapsedTime(unit.Since) : TimeSpan.Zero;
            current = null;
        }
    }
}
