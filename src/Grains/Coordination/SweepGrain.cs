using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains.Planning;
using RepXai.Grains.State;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;

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
    ILogger<SweepGrain> logger) : Grain, ISweepGrain, IRemindable, IDisposable
{
    private const string Reminder = "sweep";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(5);

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
    public void Dispose()
    {
        sweep?.Dispose();
        accepting.Dispose();
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
                await TellAsync(command);
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
        return sweep is null ? Task.CompletedTask : TellAsync(command);
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // To be activated was enough; a sweep that needs that no more ends its reminder.
        if (sweep is null or { Record.IsCleaned: true })
            await EndReminderAsync();
    }

    private Task<Lease?> AskAsync(SweepCommand command, string device) => TellAsync(coordinator => coordinator.TellAsync(command, device));

    private async Task TellAsync(SweepCommand command) => await TellAsync(async coordinator =>
    {
        await coordinator.TellAsync(command);
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
}
