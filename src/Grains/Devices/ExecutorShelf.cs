using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Planning;

namespace RepXai.Grains.Devices;

/// <summary>
/// The executors of the plans that a silo works on. Devices with one computation share one executor of a plan, and with it the images; a few
/// that nobody uses are kept, for a device that goes between two sweeps.
/// </summary>
internal sealed class ExecutorShelf : IAsyncDisposable
{
    private const int MaxIdle = 2;
    private readonly Lock guard = new();
    private readonly List<Entry> entries = [];

    /// <summary>Opens the executor of a plan, or takes the one that is open. The caller disposes the loan.</summary>
    public async Task<Loan> BorrowAsync(ISweepComputation computation, string planBlob, SweepPlan plan, string baseFolder)
    {
        Entry entry;
        lock (guard)
        {
            var known = entries.Find(known => known.Computation == computation && known.PlanBlob == planBlob);
            entry = known ?? new Entry(computation, planBlob, new Lazy<Task<IUnitExecutor>>(() => Task.Run(() => computation.OpenAsync(plan, baseFolder, CancellationToken.None))));
            // The latest one stands last.
            entries.Remove(entry);
            entries.Add(entry);
            entry.Users++;
        }
        try
        {
            return new Loan(await entry.Executor.Value, () => ReturnAsync(entry));
        }
        catch
        {
            lock (guard)
                entries.Remove(entry);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var entry in entries.Where(entry => entry.Executor.IsValueCreated))
            await (await entry.Executor.Value).DisposeAsync();
    }

    private async ValueTask ReturnAsync(Entry entry)
    {
        List<Entry> old;
        lock (guard)
        {
            entry.Users--;
            var idle = entries.Where(known => known.Users == 0).ToList();
            old = idle[..Math.Max(0, idle.Count - MaxIdle)];
            entries.RemoveAll(old.Contains);
        }
        foreach (var forgotten in old)
            await (await forgotten.Executor.Value).DisposeAsync();
    }

    /// <summary>An executor in use.</summary>
    internal sealed class Loan(IUnitExecutor executor, Func<ValueTask> giveBack) : IAsyncDisposable
    {
        /// <summary>The executor.</summary>
        public IUnitExecutor Executor => executor;

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => giveBack();
    }

    private sealed class Entry(ISweepComputation computation, string planBlob, Lazy<Task<IUnitExecutor>> executor)
    {
        public ISweepComputation Computation => computation;

        public string PlanBlob => planBlob;

        public Lazy<Task<IUnitExecutor>> Executor => executor;

        public int Users { get; set; }
    }
}
