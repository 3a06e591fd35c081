using System.Threading.Channels;
using RepXai.Sweeps.Planning;

namespace RepXai.Sweeps.Tests.Hosting;

/// <summary>Units end when the test lets them, with what the test makes of them.</summary>
internal sealed class GatedComputation : MadeUpComputation
{
    private readonly Channel<WorkUnit> started = Channel.CreateUnbounded<WorkUnit>();
    private readonly SemaphoreSlim gate = new(0);
    private int abandoned;

    /// <summary>What happens to a unit before it is computed.</summary>
    public Action<WorkUnit> Before { get; init; } = _ => { };

    public int Abandoned => abandoned;

    public async Task<WorkUnit> NextStartedAsync() => await started.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

    public void Release(int units = 100_000) => gate.Release(units);

    public override async Task<ReadOnlyMemory<byte>> ExecuteAsync(WorkUnit unit, CancellationToken cancellationToken)
    {
        started.Writer.TryWrite(unit);
        await PassAsync(cancellationToken);
        Before(unit);
        return await base.ExecuteAsync(unit, cancellationToken);
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gate.WaitAsync(cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                gate.Release(); // A waiter hears of its cancellation later than it is told; a gate opened in between is another unit's.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref abandoned);
            throw;
        }
    }
}
