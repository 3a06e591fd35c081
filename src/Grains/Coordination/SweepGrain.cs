using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains.Planning;
using RepXai.Grains.State;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Tensors;

namespace RepXai.Grains.Coordination;

/// <summary>
/// Coordinates one sweep. Commands go through a <see cref="SweepCoordinator"/>, which stores what follows from many of them with one write
/// and answers after it. When a write fails, nothing was answered and the activation ends; the next one starts from what is stored.
/// </summary>
[Reentrant]
internal sealed partial class SweepGrain(
    [PersistentState("sweep", GrainStorageNames.State)] IPersistentState<StoredDocument> stored,
    RepXaiSiloOptions options,
    PlanStore plans,
    TimeProvider time,
    ILogger<SweepGrain> logger) : Grain, ISweepGrain, IRemindable
{
    private const string Reminder = "sweep";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim accepting = new(1);
    private CoordinatedSweep? sweep;
    private IGrainTimer? heartbeat;

    private string Key => this.GetPrimaryKeyString();

    private string Tenant => GrainKeys.Parts(Key)[0];

    private string SweepId => GrainKeys.Parts(Key)[1];

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (stored.Read(GrainsJson.Default.SweepRecord) is { } record)
            await OpenAsync(record);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        sweep?.Stop();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<GrainAnswer> SubmitAsync(SweepSubmission submission)
    {
        var submitted = JsonSerializer.Deserialize(submission.Sweep, GrainsJson.Default.SubmittedSweep)!;
        await accepting.WaitAsync();
        try
        {
            if (sweep is null)
                await AcceptAsync(submitted with { SubmittedAt = time.GetUtcNow() }, submission);
        }
        finally
        {
            accepting.Release();
        }

        return sweep!.Record.Sweep.PlanHash == submitted.PlanHash
            ? Answers.Of(sweep.Feed.Status)
            : Answers.Of(new IdempotencyConflictException(
                $"The sweep '{SweepId}' was submitted with another specification or other files; use another key."));
    }

    /// <inheritdoc/>
    public Task<GrainAnswer> GetStatusAsync() => Task.FromResult(sweep is null ? Answers.NoSweep(SweepId) : Answers.Of(sweep.Feed.Status));

    /// <inheritdoc/>
    public async Task<GrainAnswer> TellAsync(SweepOrder order)
    {
        if (sweep is null)
            return Answers.NoSweep(SweepId);
        SweepCommand command = order switch
        {
            SweepOrder.Pause => new PauseSweep(),
            SweepOrder.Resume => new ResumeSweep(),
            _ => new CancelSweep(),
        };
        try
        {
            if (SweepStatuses.CanChange(sweep.Feed.Status, command))
                await TellAsync(coordinator => coordinator.TellAsync(command));
            return Answers.Of(sweep.Feed.Status);
        }
        catch (SweepServiceException refusal)
        {
            return Answers.Of(refusal);
        }
    }

    /// <inheritdoc/>
    public async Task<ProgressAnswer?> WatchAsync(long seenRevision)
    {
        if (sweep is null)
            return null;
        var feed = sweep.Feed;
        await feed.WaitAsync(seenRevision, LongestWatch, time);
        return new ProgressAnswer
        {
            Revision = feed.Revision,
            Progress = JsonSerializer.Serialize(feed.Status.Progress, ContractsJson.Default.SweepProgress),
            IsOver = sweep.IsOver,
        };
    }

    /// <inheritdoc/>
    public async Task<UnitOrder?> LeaseAsync(string device)
    {
        if (sweep is null || await AskAsync(new RequestUnit(device), device) is not { } lease)
            return null;
        return new UnitOrder
        {
            Ticket = new UnitTicket { Sweep = Key, Device = device, Unit = lease.Unit, Token = lease.Token },
            ExpiresAt = lease.ExpiresAt,
            LeaseDuration = options.Machine.LeaseDuration,
            PlanBlob = sweep.Record.PlanBlob,
            BaseFolder = sweep.Record.Sweep.Document.BaseFolder,
        };
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> RenewAsync(UnitTicket ticket)
    {
        var lease = sweep is null ? null : await AskAsync(new RenewLease(ticket.Unit, ticket.Token), ticket.Device);
        return lease?.Unit == ticket.Unit && lease.Token == ticket.Token ? lease.ExpiresAt : null;
    }

    /// <inheritdoc/>
    public Task ReportAsync(UnitReport report)
    {
        var (unit, token) = (report.Ticket.Unit, report.Ticket.Token);
        SweepCommand command = report.Outcome switch
        {
            UnitOutcome.Completed => new CompleteUnit(unit, token, report.Partial!, report.Images),
            UnitOutcome.Failed => new FailUnit(unit, token, report.Reason!),
            UnitOutcome.Impossible => new FailSweep(report.Reason!),
            _ => new ReleaseUnit(unit, token),
        };
        return sweep is null ? Task.CompletedTask : TellAsync(coordinator => coordinator.TellAsync(command));
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // To be activated was enough; a sweep that needs that no more ends its reminder.
        if (sweep is null or { Record.IsCleaned: true })
            await EndReminderAsync();
    }

    private async Task AcceptAsync(SubmittedSweep submitted, SweepSubmission submission)
    {
        // A reminder and an index entry without a sweep do no harm; a sweep without them would be forgotten.
        await this.RegisterOrUpdateReminder(Reminder, ReminderPeriod, ReminderPeriod);
        var entry = new SweepEntry { SweepId = SweepId, SubmittedAt = submitted.SubmittedAt };
        await GrainFactory.GetGrain<ITenantGrain>(Tenant).AddSweepAsync(entry);
        var machine = new SweepMachine(options.Machine);
        foreach (var happened in machine.Decide(new PlanSweep(submission.Groups, submission.Shards), submitted.SubmittedAt))
            machine.Apply(happened);
        var record = new SweepRecord { Revision = 1, Sweep = submitted, PlanBlob = submission.PlanBlob, Machine = machine.Snapshot() };
        try
        {
            await stored.WriteAsync(record, GrainsJson.Default.SweepRecord);
        }
        catch (Exception error)
        {
            DeactivateOnIdle();
            throw new CoordinatorLostException($"Sweep '{Key}' could not be stored: {error.Message}");
        }

        await OpenAsync(record);
    }

    private async Task OpenAsync(SweepRecord record)
    {
        var machine = new SweepMachine(options.Machine, record.Machine);
        string? failure = null;
        CostMeter? meter = null;
        try
        {
            if (!machine.IsOver)
                meter = await Task.Run(async () => new CostMeter(await plans.ReadAsync(record.PlanBlob, CancellationToken.None), record.Machine.Completed, time.GetUtcNow()));
        }
        catch (UserErrorException error)
        {
            failure = error.Message;
        }

        sweep = new CoordinatedSweep(machine, new GrainJournal(stored, record, machine), meter, time, Abandon);
        Run(sweep, failure);
    }

    private void Run(CoordinatedSweep opened, string? failure)
    {
        var running = RunAsync(opened);
        if (failure is not null)
            opened.Coordinator.TellAsync(new FailSweep(failure, SweepFault.Service)).Ignore();
        if (!opened.IsOver)
        {
            heartbeat = this.RegisterGrainTimer(
                token => BeatAsync(opened, token),
                new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = options.Heartbeat, Interleave = true, KeepAlive = true });
        }
        running.Ignore();
    }

    private async Task RunAsync(CoordinatedSweep opened)
    {
        try
        {
            var serving = opened.ServeAsync();
            var reducing = ReduceAsync(opened);
            await await Task.WhenAny(serving, reducing);
            await serving;
        }
        catch (Exception error)
        {
            if (error is not OperationCanceledException)
                LogLost(Key, error);
            opened.Stop();
            opened.Feed.Fail(new CoordinatorLostException($"The coordinator of sweep '{Key}' stepped down."));
            DeactivateOnIdle();
        }
    }

    private async Task ReduceAsync(CoordinatedSweep opened)
    {
        await opened.ReduceAsync(new ReductionDispatch(Key, opened.Record.PlanBlob, opened.Coordinator, GrainFactory, time), options.ReductionsOfSweep);
        if (!opened.Record.IsCleaned)
        {
            await GrainCalls.RetryAsync(GrainFactory.GetGrain<ISweepTablesGrain>(Key).CleanAsync, time, CancellationToken.None);
            await opened.MarkCleanedAsync();
        }
        await EndReminderAsync();
    }

    /// <summary>What a coordinator does now and then by itself.</summary>
    private async Task BeatAsync(CoordinatedSweep opened, CancellationToken cancellation)
    {
        try
        {
            if (!opened.IsOver)
                await opened.Coordinator.TellAsync(new ExpireLeases());
            await GrainFactory.GetGrain<IWorkDirectoryGrain>(GrainKeys.Cluster).AnnounceAsync(opened.Load(Key));
            if (opened.IsOver)
                heartbeat?.Dispose();
        }
        catch (Exception error) when (GrainCalls.IsPassing(error) || error is OperationCanceledException)
        {
            LogBeat(Key, error);
        }
    }

    private void Abandon(IReadOnlyList<Lease> leases)
    {
        foreach (var lease in leases)
        {
            var ticket = new UnitTicket { Sweep = Key, Device = lease.Worker, Unit = lease.Unit, Token = lease.Token };
            GrainFactory.GetGrain<IDeviceGrain>(lease.Worker).AbandonAsync(ticket).Ignore();
        }
    }

    private async Task EndReminderAsync()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private Task<Lease?> AskAsync(SweepCommand command, string device) => TellAsync(coordinator => coordinator.TellAsync(command, device));

    private Task TellAsync(Func<SweepCoordinator, Task> tell) => TellAsync(async coordinator =>
    {
        await tell(coordinator);
        return true;
    });

    private async Task<T> TellAsync<T>(Func<SweepCoordinator, Task<T>> tell)
    {
        try
        {
            return await tell(sweep!.Coordinator);
        }
        catch (Exception error) when (error is not OrleansException)
        {
            throw new CoordinatorLostException($"The coordinator of sweep '{Key}' stepped down: {error.Message}");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The coordinator of sweep {Sweep} steps down; what is stored goes on elsewhere.")]
    private partial void LogLost(string sweep, Exception error);

    [LoggerMessage(LogLevel.Debug, "A heartbeat of sweep {Sweep} was not heard.")]
    private partial void LogBeat(string sweep, Exception error);
}
