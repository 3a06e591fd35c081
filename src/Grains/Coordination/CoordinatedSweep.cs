using RepXai.Contracts;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Events;

namespace RepXai.Grains.Coordination;

/// <summary>A sweep in its coordinating grain: the machine with its journal, and the reduction that it sends out.</summary>
internal sealed class CoordinatedSweep : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly SweepMachine machine;
    private readonly GrainJournal journal;
    private readonly SweepCoordinator coordinator;
    private readonly CostMeter? meter;
    private readonly TimeProvider time;
    private readonly Action<IReadOnlyList<Lease>> abandon;
    private IReadOnlyList<Lease> leases;

    /// <param name="machine">The machine in the state of the record.</param>
    /// <param name="journal">Stores it.</param>
    /// <param name="meter">Measures the progress; null for a sweep that is over.</param>
    /// <param name="time">The clock.</param>
    /// <param name="abandon">Hears of the leases that end with the sweep.</param>
    public CoordinatedSweep(SweepMachine machine, GrainJournal journal, CostMeter? meter, TimeProvider time, Action<IReadOnlyList<Lease>> abandon)
    {
        (this.machine, this.journal, this.meter, this.time, this.abandon) = (machine, journal, meter, time, abandon);
        leases = journal.Record.Machine.Leases;
        coordinator = new SweepCoordinator(machine, journal, time, Stored);
        Feed = new RevisionFeed(journal.Record.Revision, StatusNow());
    }

    /// <summary>The stored status and its changes.</summary>
    public RevisionFeed Feed { get; }

    /// <summary>Carries out commands.</summary>
    public SweepCoordinator Coordinator => coordinator;

    /// <summary>What is stored.</summary>
    public SweepRecord Record => journal.Record;

    /// <summary>Whether nothing can happen any more. The machine may know it before it is stored.</summary>
    public bool IsOver => Feed.Status.Progress.State is SweepState.Completed or SweepState.Cancelled or SweepState.Failed;

    /// <summary>Answers commands until it is stopped; fails when the storage does, with nothing answered that is not stored.</summary>
    public Task ServeAsync() => coordinator.RunAsync(stop.Token);

    /// <summary>Sends the reduction out until the sweep is over.</summary>
    public Task ReduceAsync(ReductionDispatch dispatch, int reductions) =>
        Task.WhenAll(Enumerable.Range(0, reductions).Select(_ => dispatch.RunAsync(stop.Token)));

    /// <summary>Notes that the sweep's needless blobs are gone.</summary>
    public Task MarkCleanedAsync() => journal.MarkCleanedAsync();

    /// <summary>What the sweep offers to devices.</summary>
    public SweepLoad Load(string key)
    {
        var progress = Feed.Status.Progress;
        var isOpen = progress.State is SweepState.Planned or SweepState.Running;
        return new SweepLoad
        {
            Sweep = key,
            Waiting = isOpen ? progress.UnitsTotal - progress.UnitsCompleted - progress.UnitsRunning : 0,
            Running = progress.UnitsRunning,
        };
    }

    /// <summary>Stops at once; what is not stored was never answered.</summary>
    public void Stop() => stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        coordinator.Dispose();
        stop.Dispose();
    }

    private void Stored(IReadOnlyList<SweepEvent> events)
    {
        foreach (var completed in events.OfType<UnitCompleted>())
            meter?.Complete(completed.Unit, completed.Images);
        if (events.Any(happened => happened is SweepCancelled or SweepFailed))
            abandon(leases);
        leases = journal.Record.Machine.Leases;
        Feed.Publish(journal.Record.Revision, StatusNow());
    }

    private SweepStatus StatusNow()
    {
        var now = time.GetUtcNow();
        var status = SweepStatuses.Of(journal.Record.Sweep, machine, now);
        return meter is null ? status : status with { Progress = meter.Measure(status.Progress, now) };
    }
}
