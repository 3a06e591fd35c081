using Microsoft.Extensions.Logging;
using RepXai.Contracts;
using RepXai.Grains.State;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Tensors;

namespace RepXai.Grains.Coordination;

/// <content>How a sweep is taken up, served and let go.</content>
internal sealed partial class SweepGrain
{
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

    [LoggerMessage(LogLevel.Warning, "The coordinator of sweep {Sweep} steps down; what is stored goes on elsewhere.")]
    private partial void LogLost(string sweep, Exception error);

    [LoggerMessage(LogLevel.Debug, "A heartbeat of sweep {Sweep} was not heard.")]
    private partial void LogBeat(string sweep, Exception error);
}
