using System.Collections.Concurrent;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Sweeps.Planning;

namespace RepXai.Sweeps.Hosting;

/// <summary>The runs that this process works on.</summary>
internal sealed class RunRegistry(
    EmbeddedOptions options, ISweepComputation computation, IRunStorage storage, RunArchive archive, WorkerDevices devices, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1);
    private readonly ConcurrentDictionary<string, SweepRun> runs = [];
    private readonly ConcurrentDictionary<string, Task> closing = [];

    /// <summary>A run of this process, if it is one.</summary>
    public SweepRun? Find(string sweepId) => runs.GetValueOrDefault(sweepId);

    /// <summary>Puts a submission into its folder, unless it is there, and starts it, unless it is over.</summary>
    /// <exception cref="IdempotencyConflictException">The folder holds another submission.</exception>
    /// <exception cref="SweepLimitException">It would have to run, and as many as may are running.</exception>
    public Task StartAsync(SubmittedSweep sweep, SweepPlan plan, CancellationToken cancellationToken) => WhileOpeningAsync(
        async () =>
        {
            var folder = archive.FolderOf(sweep.Id);
            if (!folder.Exists)
            {
                RequireRoom();
                folder.Create(sweep);
            }

            var stored = await folder.ReadAsync(cancellationToken);
            if (stored.PlanHash != sweep.PlanHash)
                throw new IdempotencyConflictException($"The sweep '{sweep.Id}' was submitted with another specification or other files; use another key.");
            if (!runs.ContainsKey(sweep.Id))
                await OpenAsync(folder, stored, plan, cancellationToken);
        },
        cancellationToken);

    /// <summary>Carries out a command on a run, whoever works on it.</summary>
    public Task TellAsync(string sweepId, SweepCommand command, CancellationToken cancellationToken) => WhileOpeningAsync(
        async () =>
        {
            var folder = archive.Find(sweepId);
            if (runs.TryGetValue(sweepId, out var run))
            {
                await run.TellAsync(command);
                return;
            }
            using var held = folder.TryLock();
            if (held is null)
                RunRequests.Leave(folder, command);
            else
                await WriteAsync(folder, command, cancellationToken);
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var run in runs.Values)
            await run.DisposeAsync();
        await Task.WhenAll(closing.Values);
        opening.Dispose();
    }

    private void RequireRoom()
    {
        if (runs.Count >= options.MaxRunningSweeps)
            throw new SweepLimitException($"{runs.Count} sweeps are running or paused, as many as may be at once; wait for the end of one, or cancel one.");
    }

    private async Task WhileOpeningAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task WriteAsync(RunFolder folder, SweepCommand command, CancellationToken cancellationToken)
    {
        await using var journal = storage.OpenJournal(folder.Path);
        var machine = (await journal.ReadAsync(cancellationToken)).Replay(options.Machine);
        var events = machine.Decide(command, time.GetUtcNow());
        if (events.Count > 0)
            await journal.AppendAsync(events, durable: true, cancellationToken);
    }

    private async Task OpenAsync(RunFolder folder, SubmittedSweep sweep, SweepPlan plan, CancellationToken cancellationToken)
    {
        var held = folder.TryLock() ?? throw new SweepStateException($"Another process is working on sweep '{sweep.Id}'; watch it there.");
        var journal = storage.OpenJournal(folder.Path);
        try
        {
            RunRequests.Clear(folder);
            var blobs = storage.OpenBlobs(folder.Path);
            var machine = (await journal.ReadAsync(cancellationToken)).Replay(options.Machine);
            if (machine.IsOver)
            {
                await RunCleaning.CleanAsync(blobs, cancellationToken);
            }
            else
            {
                RequireRoom();
                var run = new SweepRun(folder, sweep, plan, machine, journal, blobs, computation, devices, time);
                Keep(sweep.Id, run, journal, held);
                return;
            }
        }
        catch
        {
            await CloseAsync(journal, held);
            throw;
        }
        await CloseAsync(journal, held);
    }

    private void Keep(string sweepId, SweepRun run, ISweepJournal journal, IDisposable held)
    {
        runs[sweepId] = run;
        run.Start();
        closing[sweepId] = EndAsync();

        async Task EndAsync()
        {
            var error = await OutcomeAsync(run.Completion);
            await CloseAsync(journal, held);
            runs.TryRemove(sweepId, out _);
            run.Feed.Complete(error);
        }
    }

    private static async Task<Exception?> OutcomeAsync(Task completion)
    {
        try
        {
            await completion;
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static async Task CloseAsync(ISweepJournal journal, IDisposable held)
    {
        await journal.DisposeAsync();
        held.Dispose();
    }
}
