using System.Threading.Channels;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Sweeps.Machine.Events;

namespace RepXai.Sweeps.Hosting;

/// <summary>
/// The one task that owns a sweep's machine. Commands and requests come in through a channel; their events go to the journal, many with one
/// flush, and only then are they answered.
/// </summary>
public sealed class SweepCoordinator : IDisposable
{
    private const int BatchSize = 256;
    private const int EventsBetweenSnapshots = 20_000;

    private readonly Channel<CoordinatorRequest> inbox = Channel.CreateUnbounded<CoordinatorRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<CoordinatorRequest> parked = [];
    private readonly SweepMachine machine;
    private readonly ISweepJournal journal;
    private readonly WorkBoard board;
    private readonly TimeProvider time;
    private readonly ITimer alarm;
    private readonly Action<IReadOnlyList<SweepEvent>> stored;

    /// <summary>Makes the coordinator; it serves once <see cref="RunAsync"/> is called.</summary>
    /// <param name="machine">The machine, as the journal leaves it.</param>
    /// <param name="journal">Where events go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stored">Hears of events once they are stored.</param>
    public SweepCoordinator(SweepMachine machine, ISweepJournal journal, TimeProvider time, Action<IReadOnlyList<SweepEvent>> stored)
    {
        (this.machine, this.journal, this.time, this.stored) = (machine, journal, time, stored);
        board = new WorkBoard(machine);
        alarm = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Looks again for work for those who wait: the time has come for some, or a worker takes units again.</summary>
    public void Look() => inbox.Writer.TryWrite(new CoordinatorRequest());

    /// <summary>Carries out a command and stores what follows from it.</summary>
    public Task TellAsync(SweepCommand command) => SendAsync(new CoordinatorRequest(command));

    /// <summary>Carries out a worker's command, stores what follows from it and tells which unit the worker holds then.</summary>
    public async Task<Lease?> TellAsync(SweepCommand command, string worker) =>
        (await SendAsync(new CoordinatorRequest(command, worker)) as WorkItem.Unit)?.Lease;

    /// <summary>Waits for work.</summary>
    /// <param name="worker">The worker; null for one that takes no units, only merges, groups and the end.</param>
    /// <param name="takesUnits">Whether it takes units now; a change is noticed at the next <see cref="Look"/>. Always when absent.</param>
    public async Task<WorkItem> NextAsync(string? worker, Func<bool>? takesUnits = null) =>
        await SendAsync(new CoordinatorRequest(Worker: worker, AwaitsWork: true, TakesUnits: takesUnits)) ?? new WorkItem.Stop();

    /// <summary>Serves requests until the token ends it. Nothing is answered any more afterwards.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var batch = new List<CoordinatorRequest>();
        Exception? fault = null;
        try
        {
            while (await inbox.Reader.WaitToReadAsync(cancellationToken))
                await ServeAsync(batch, cancellationToken);
        }
        catch (Exception error)
        {
            fault = error;
            throw;
        }
        finally
        {
            inbox.Writer.TryComplete(fault);
            while (inbox.Reader.TryRead(out var late))
                batch.Add(late);
            foreach (var request in batch.Concat(parked))
                request.Answer.TrySetException(fault ?? new OperationCanceledException());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => alarm.Dispose();

    private async Task<WorkItem?> SendAsync(CoordinatorRequest request)
    {
        if (inbox.Writer.TryWrite(request))
            return await request.Answer.Task;
        await inbox.Reader.Completion;
        throw new OperationCanceledException();
    }

    private async Task ServeAsync(List<CoordinatorRequest> batch, CancellationToken cancellationToken)
    {
        var events = new List<SweepEvent>();
        var answers = new List<(CoordinatorRequest Request, WorkItem? Work)>();
        while (batch.Count < BatchSize && inbox.Reader.TryRead(out var request))
        {
            batch.Add(request);
            if (request.AwaitsWork)
                parked.Add(request);
            else
                answers.Add((request, Carry(request, events)));
        }
        answers.AddRange(ServeParked(events));
        await StoreAsync(events, cancellationToken);
        foreach (var (request, work) in answers)
        {
            request.Answer.TrySetResult(work);
            parked.Remove(request);
        }
        batch.Clear();
        SetAlarm();
    }

    private WorkItem.Unit? Carry(CoordinatorRequest request, List<SweepEvent> events)
    {
        if (request.Command is { } command)
            Decide(command, events);
        return request.Worker is { } worker ? UnitOf(worker) : null;
    }

    private List<(CoordinatorRequest Request, WorkItem? Work)> ServeParked(List<SweepEvent> events)
    {
        var answers = new List<(CoordinatorRequest, WorkItem?)>();
        foreach (var request in parked)
        {
            if (Find(request, events) is { } work)
                answers.Add((request, work));
        }
        return answers;
    }

    private WorkItem? Find(CoordinatorRequest request, List<SweepEvent> events)
    {
        var work = board.Take();
        if (work is not null || request.Worker is not { } worker || request.TakesUnits?.Invoke() == false)
            return work;
        Decide(new RequestUnit(worker), events);
        return UnitOf(worker);
    }

    private WorkItem.Unit? UnitOf(string worker) => this.machine.LeaseOf(worker) is { } lease ? new WorkItem.Unit(lease) : null;

    private void Decide(SweepCommand command, List<SweepEvent> events)
    {
        foreach (var happened in this.machine.Decide(command, this.time.GetUtcNow()))
        {
            this.machine.Apply(happened);
            board.Clear(happened);
            events.Add(happened);
        }
    }

    private async Task StoreAsync(List<SweepEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return;
        // A lease that is lost with the process needs no flush: the process that held the unit is lost with it.
        await this.journal.AppendAsync(events, events.Exists(happened => happened is not UnitLeased), cancellationToken);
        if (this.journal.Length >= EventsBetweenSnapshots)
            await this.journal.CompactAsync(this.machine.Snapshot(), cancellationToken);
        this.stored(events);
    }

    private void SetAlarm()
    {
        if (parked.Count == 0 || this.machine.NextDeadline is not { } deadline)
            return;
        var wait = deadline - this.time.GetUtcNow();
        alarm.Change(wait > TimeSpan.Zero ? Min(wait, TimeSpan.FromHours(1)) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
