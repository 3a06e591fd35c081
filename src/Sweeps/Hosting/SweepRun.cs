using RepXai.Contracts;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Sweeps.Machine.Events;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Hosting;

/// <summary>A sweep that this process works on: its coordinator and its workers.</summary>
internal sealed class SweepRun : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abandon;
    private readonly SubmittedSweep sweep;
    private readonly SweepPlan plan;
    private readonly ISweepComputation computation;
    private readonly SweepMachine machine;
    private readonly SweepCoordinator coordinator;
    private readonly CostMeter meter;
    private readonly TimeProvider time;
    private readonly IBlobStore blobs;
    private readonly WorkerDevices devices;
    private readonly RunFolder folder;
    private volatile SweepStatus status;

    public SweepRun(
        RunFolder folder, SubmittedSweep sweep, SweepPlan plan, SweepMachine machine, ISweepJournal journal, IBlobStore blobs,
        ISweepComputation computation, WorkerDevices devices, TimeProvider time)
    {
        (this.folder, this.sweep, this.plan, this.machine) = (folder, sweep, plan, machine);
        (this.blobs, this.computation, this.devices, this.time) = (blobs, computation, devices, time);
        abandon = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        meter = new CostMeter(plan, machine.Snapshot().Completed, time.GetUtcNow());
        coordinator = new SweepCoordinator(machine, journal, time, Stored);
        this.status = SweepStatuses.Of(sweep, machine, time.GetUtcNow());
        Feed = new ProgressFeed(this.status.Progress);
    }

    /// <summary>The progress.</summary>
    public ProgressFeed Feed { get; }

    /// <summary>The status, with the latest progress.</summary>
    public SweepStatus Status => status;

    /// <summary>Ends when the sweep is over; fails when the host cannot go on with it, which a later start may.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the coordinator and the workers.</summary>
    public void Start() => Completion = RunAsync();

    /// <summary>Carries out a command.</summary>
    public Task TellAsync(SweepCommand command) => coordinator.TellAsync(command);

    /// <summary>Stops at once, as a kill would; the sweep goes on when it is started again.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Completion.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        coordinator.Dispose();
        abandon.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        var coordinating = StopOnErrorAsync(() => coordinator.RunAsync(stop.Token));
        var listening = StopOnErrorAsync(() => RunRequests.WatchAsync(this.folder, TellAsync, this.time, stop.Token));
        try
        {
            await Task.WhenAll(WorkAsync(), coordinating, listening);
        }
        catch (OperationCanceledException) when (this.machine.IsOver)
        {
            // The others are stopped when the work is done.
        }
    }

    private async Task WorkAsync()
    {
        await StopOnErrorAsync(async () =>
        {
            await coordinator.TellAsync(new PlanSweep(this.plan.Groups, this.plan.Shards));
            await coordinator.TellAsync(new RevokeLeases());
            await using var executor = await this.computation.OpenAsync(this.plan, this.sweep.Document.BaseFolder ?? Environment.CurrentDirectory, stop.Token);
            var work = new SweepWork(this.sweep.Id, this.plan, this.computation.Reducer, this.blobs);
            using var _ = this.devices.WhenChanged(coordinator.Look);
            await Task.WhenAll(this.devices.All.Select(device => StopOnErrorAsync(() =>
                new SweepWorker(device, this.plan, executor, work, coordinator).RunAsync(abandon.Token, stop.Token))));
        });
        await RunCleaning.CleanAsync(this.blobs, stop.Token);
        await stop.CancelAsync();
    }

    /// <summary>What stops one part of the run stops the others.</summary>
    private async Task StopOnErrorAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private void Stored(IReadOnlyList<SweepEvent> events)
    {
        foreach (var completed in events.OfType<UnitCompleted>())
            meter.Complete(completed.Unit, completed.Images);
        if (this.machine.State is SweepState.Cancelled or SweepState.Failed)
            abandon.Cancel();
        var now = this.time.GetUtcNow();
        var status = SweepStatuses.Of(this.sweep, this.machine, now);
        this.status = status with { Progress = meter.Measure(status.Progress, now) };
        Feed.Publish(this.status.Progress);
    }
}
