using System.Runtime.CompilerServices;
using RepXai.Contracts;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Tests.Common;

namespace RepXai.Cli.Tests.Fakes;

/// <summary>Answers with what a test has laid ready, and keeps what it was asked for.</summary>
internal sealed class FakeSweepService : UnscriptedCampaigns, ISweepService
{
    public ValidationReport Validation { get; set; } = new() { Plan = Samples.Plan };

    public List<SweepStatus> Runs { get; } = [Samples.Status("b2d4", "zoo", SweepState.Completed), Samples.Status("b1c3", "zoo", SweepState.Running), Samples.Status("a0ff", "probe", SweepState.Paused)];

    public IReadOnlyList<SweepProgress> Progress { get; set; } = Samples.Progress("b2d4");

    public SweepResults Results { get; set; } = Samples.Results;

    public Comparison Comparison { get; set; } = new();

    public SpecificationDocument? Submitted { get; private set; }

    public List<string> Asked { get; } = [];

    public Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default) => Task.FromResult(Validation);

    public Task<SweepStatus> SubmitAsync(SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        if (!Validation.IsValid)
            throw new InvalidSpecificationException(Validation.Problems);
        Submitted = document;
        return Task.FromResult(Runs[0]);
    }

    public Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<SweepStatus>>(Runs);

    public Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) => Task.FromResult(Find(sweepId));

    public async IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var progress in Progress)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return progress;
        }
    }

    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) => Task.FromResult(Find(sweepId));

    public Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default) => Ask("resume", sweepId);

    public Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default) => Ask("cancel", sweepId);

    public Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default) => Find(sweepId).Progress.State == SweepState.Completed
        ? Task.FromResult(Results)
        : throw new SweepStateException($"Run '{sweepId}' has no results yet: it is {Find(sweepId).Progress.State}.");

    public Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default) =>
        throw new SweepNotFoundException($"Run '{sweepId}' has no blob '{blobName}'.");

    public Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default)
    {
        Asked.Add($"compare {string.Join(' ', sweepIds)}");
        return Task.FromResult(Comparison with { SweepIds = sweepIds });
    }

    private Task<SweepStatus> Ask(string what, string sweepId)
    {
        Asked.Add($"{what} {sweepId}");
        return Task.FromResult(Find(sweepId));
    }

    private SweepStatus Find(string sweepId) => Runs.Single(run => run.Id == sweepId);
}
