using RepXai.Contracts;
using RepXai.Contracts.Results;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Report;

/// <summary>A service that holds one completed sweep and does nothing else.</summary>
internal sealed class FinishedSweepService(SweepResults results, DateTimeOffset finishedAt) : UnscriptedCampaigns, ISweepService
{
    public Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default) => Task.FromResult(results);

    public Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) => Task.FromResult(
        new SweepStatus { Id = sweepId, Name = results.Name, FinishedAt = finishedAt, Progress = new SweepProgress { SweepId = sweepId } });

    public Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default) =>
        Task.FromResult<Stream>(new MemoryStream([1, 2, 3]));

    public Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SweepStatus> SubmitAsync(SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
