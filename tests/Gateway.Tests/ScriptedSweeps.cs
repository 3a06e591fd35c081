using System.Runtime.CompilerServices;
using RepXai.Contracts;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Tests.Common;

namespace RepXai.Gateway.Tests;

/// <summary>A service with one sweep, which does what the test says.</summary>
internal sealed class ScriptedSweeps : UnscriptedCampaigns, ISweepService
{
    public const string Id = "sweep-1";

    public static readonly byte[] Blob = [.. Enumerable.Range(0, 100).Select(number => (byte)number)];

    private readonly Lock _gate = new();
    private readonly List<SweepProgress> _history = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (bool Has, Exception? Error) _end;
    private bool _isWatched;

    public string? Key { get; private set; }

    public int Cancelled { get; private set; }

    /// <summary>What every request fails with.</summary>
    public Exception? Failure { get; set; }

    public SweepProgress Current { get; private set; } = new() { SweepId = Id, State = SweepState.Running, Phase = SweepPhase.Attributing };

    public void Progress(long completed, SweepState state = SweepState.Running) => Change(() =>
    {
        Current = Current with { UnitsCompleted = completed, State = state };
        _history.Add(Current);
    });

    public void EndProgress(Exception? error = null) => Change(() => _end = (true, error));

    public Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ValidationReport { Problems = [new SpecificationProblem { Message = document.Text, File = document.File }] });

    public Task<SweepStatus> SubmitAsync(SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        Key = idempotencyKey;
        return StatusAsync(Id);
    }

    public async Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default) => [await StatusAsync(Id)];

    public Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) => StatusAsync(sweepId);

    /// <summary>The first watcher sees everything, others the last and what follows.</summary>
    public async IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = _isWatched ? Math.Max(0, _history.Count - 1) : 0;
        _isWatched = true;
        while (true)
        {
            SweepProgress[] news;
            (bool Has, Exception? Error) end;
            Task changed;
            lock (_gate)
                (news, end, changed) = ([.. _history.Skip(next)], _end, _changed.Task);
            foreach (var progress in news)
                yield return progress;
            next += news.Length;
            if (end.Error is not null)
                throw end.Error;
            if (end.Has)
                yield break;
            await changed.WaitAsync(cancellationToken);
        }
    }

    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) => StatusAsync(sweepId);

    public Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default) => StatusAsync(sweepId);

    public async Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default)
    {
        var status = await StatusAsync(sweepId);
        Cancelled++;
        return status;
    }

    public Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default) =>
        throw new SweepStateException($"Sweep '{sweepId}' is running.");

    public async Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default)
    {
        await StatusAsync(sweepId);
        return blobName == "maps/a b.bin" ? new MemoryStream(Blob, writable: false) : throw new SweepNotFoundException($"No blob '{blobName}'.");
    }

    public Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default) =>
        Task.FromResult(new Comparison { SweepIds = sweepIds });

    private Task<SweepStatus> StatusAsync(string sweepId)
    {
        if (Failure is not null)
            throw Failure;
        return sweepId == Id
            ? Task.FromResult(new SweepStatus { Id = Id, Name = "Scripted", Progress = Current })
            : throw new SweepNotFoundException($"There is no sweep '{sweepId}'.");
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
