using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Tests.Hosting;

namespace RepXai.Grains.Tests.Faults;

/// <summary>The first attempt at one unit stands still, deaf to cancellation like a paused machine, until the test wakes it; so does the second.</summary>
internal sealed class PausedComputation(long pausedUnit) : MadeUpComputation
{
    private readonly TaskCompletionSource[] _started = [NewSource(), NewSource()];
    private readonly TaskCompletionSource[] _woken = [NewSource(), NewSource()];
    private int _attempts;

    /// <summary>Attempts at the unit.</summary>
    public int Attempts => _attempts;

    /// <summary>Ends when an attempt, from 0, stands still.</summary>
    public Task PausedAsync(int attempt) => _started[attempt].Task;

    public void Wake(int attempt) => _woken[attempt].SetResult();

    public override async Task<ReadOnlyMemory<byte>> ExecuteAsync(WorkUnit unit, CancellationToken cancellationToken)
    {
        if (unit.Index == pausedUnit)
        {
            var attempt = Interlocked.Increment(ref _attempts) - 1;
            _started[attempt].SetResult();
            await _woken[attempt].Task;
        }

        return await base.ExecuteAsync(unit, CancellationToken.None);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
