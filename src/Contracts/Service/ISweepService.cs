using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;

namespace RepXai.Contracts;

/// <summary>Runs sweeps. Embedded in one process, over HTTP and over grains alike; whoever uses it cannot tell which.</summary>
/// <remarks>
/// Every member may throw <see cref="SweepServiceException"/>: <see cref="SweepNotFoundException"/> for an unknown sweep,
/// <see cref="SweepStateException"/> when the sweep's state forbids the request. Every request may be repeated without harm.
/// </remarks>
public interface ISweepService : ICampaignService, IDeviceService
{
    /// <summary>Finds every mistake in a specification, and counts what it would cost, without running anything.</summary>
    Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default);

    /// <summary>Accepts a sweep and starts it.</summary>
    /// <param name="document">The specification.</param>
    /// <param name="idempotencyKey">Two submissions with one key are one sweep; without a key, two submissions of one specification are.</param>
    /// <param name="cancellationToken">Stops the submission, not the sweep.</param>
    /// <exception cref="InvalidSpecificationException">The specification has mistakes.</exception>
    /// <exception cref="IdempotencyConflictException">The key belongs to a sweep with another specification.</exception>
    Task<SweepStatus> SubmitAsync(SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>All sweeps, the latest first.</summary>
    Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>One sweep.</summary>
    Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default);

    /// <summary>The progress now and at every change, until the sweep is completed, cancelled or failed. Slow readers miss intermediate values, never the last.</summary>
    IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, CancellationToken cancellationToken = default);

    /// <summary>Starts no further unit until <see cref="ResumeAsync"/>; units already running end.</summary>
    Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a paused sweep.</summary>
    Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default);

    /// <summary>Stops a sweep for good; running units are abandoned.</summary>
    Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default);

    /// <summary>The scores of a completed sweep and the names of its blobs.</summary>
    Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default);

    /// <summary>A blob that the results name: a safetensors file with matrices or maps. The caller disposes the stream.</summary>
    Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default);

    /// <summary>The scores of completed sweeps side by side.</summary>
    Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default);
}
