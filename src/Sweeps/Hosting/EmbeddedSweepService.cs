using System.Runtime.CompilerServices;
using RepXai.Contracts;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Comparing;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Sweeps.Planning;

namespace RepXai.Sweeps.Hosting;

/// <summary>
/// Runs sweeps in this process: workers are tasks, the journal and the blobs are files in a folder for each run. A sweep whose process was
/// killed at any instant is taken up again by <see cref="ResumeAsync"/> or <see cref="SubmitAsync"/> and ends with the same bytes.
/// </summary>
/// <remarks>When the host cannot go on, as with a full disk, <see cref="WatchAsync"/> throws what stopped it; the sweep can be resumed.</remarks>
public sealed partial class EmbeddedSweepService : ISweepService, IAsyncDisposable
{
    private readonly ISweepComputation computation;
    private readonly IRunStorage storage;
    private readonly TimeProvider time;
    private readonly RunArchive archive;
    private readonly RunRegistry runs;
    private readonly WorkerDevices devices;
    private readonly EmbeddedCampaigns campaigns;

    /// <summary>Makes the service; nothing runs until a sweep is submitted or resumed.</summary>
    /// <param name="options">Where runs are kept, and how many workers there are.</param>
    /// <param name="computation">Computes what sweeps ask for.</param>
    /// <param name="time">The clock.</param>
    public EmbeddedSweepService(EmbeddedOptions options, ISweepComputation computation, TimeProvider time)
        : this(options, computation, time, new FileRunStorage())
    {
    }

    internal EmbeddedSweepService(EmbeddedOptions options, ISweepComputation computation, TimeProvider time, IRunStorage storage)
    {
        (this.computation, this.time, this.storage) = (computation, time, storage);
        archive = new RunArchive(options, storage, time);
        devices = new WorkerDevices(options, time);
        runs = new RunRegistry(options, computation, storage, archive, devices, time);
        campaigns = new EmbeddedCampaigns(this, new CampaignFolder(options.RunsFolder), options.Campaigns, time);
    }

    /// <summary>The folder of a run, with its results once it is completed.</summary>
    /// <exception cref="SweepNotFoundException">There is no such sweep.</exception>
    public string FolderOf(string sweepId) => archive.Find(sweepId).Path;

    /// <inheritdoc/>
    public async Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default)
    {
        var outcome = await new SweepPlanner(this.computation.Facts).PlanAsync(document, cancellationToken);
        return new ValidationReport { Problems = outcome.Problems, Plan = outcome.Plan?.Summarize() };
    }

    /// <inheritdoc/>
    public async Task<SweepStatus> SubmitAsync(SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync(document, cancellationToken);
        var sweep = new SubmittedSweep
        {
            Id = SweepIds.Of(plan, idempotencyKey),
            Name = plan.Specification.Name,
            Document = document,
            PlanHash = plan.Hash,
            SubmittedAt = this.time.GetUtcNow(),
        };
        await runs.StartAsync(sweep, plan, cancellationToken);
        return await GetStatusAsync(sweep.Id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default)
    {
        var statuses = new List<SweepStatus>();
        foreach (var id in archive.Ids())
            statuses.Add(await GetStatusAsync(id, cancellationToken));
        return [.. statuses.OrderByDescending(status => status.SubmittedAt).ThenBy(status => status.Id, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) =>
        runs.Find(sweepId)?.Status ?? await archive.ReadStatusAsync(sweepId, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (runs.Find(sweepId) is { } run)
        {
            await foreach (var progress in run.Feed.WatchAsync(cancellationToken))
                yield return progress;
        }
        else
        {
            // No worker of this process is on it, so nothing will change here.
            yield return (await archive.ReadStatusAsync(sweepId, cancellationToken)).Progress;
        }
    }

    /// <inheritdoc/>
    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, new PauseSweep(), cancellationToken);

    /// <inheritdoc/>
    public async Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default)
    {
        var status = await TellAsync(sweepId, new ResumeSweep(), cancellationToken);
        if (runs.Find(sweepId) is not null)
            return status;
        var sweep = await archive.Find(sweepId).ReadAsync(cancellationToken);
        var plan = await PlanAsync(sweep.Document, cancellationToken);
        if (sweep.PlanHash != plan.Hash)
            throw new SweepStateException($"The models or images of sweep '{sweepId}' have changed since it was submitted; submit it again.");
        await runs.StartAsync(sweep, plan, cancellationToken);
        return await GetStatusAsync(sweepId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, new CancelSweep(), cancellationToken);

    /// <inheritdoc/>
    public Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default) =>
        archive.ReadResultsAsync(sweepId, cancellationToken);

    /// <inheritdoc/>
    public async Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default)
    {
        var results = await GetResultsAsync(sweepId, cancellationToken);
        var isNamed = results.Scores.Any(pair => pair.Blobs.Any(blob => blob.Name == blobName));
        var stream = isNamed ? await this.storage.OpenBlobs(FolderOf(sweepId)).OpenAsync(blobName, cancellationToken) : null;
        return stream ?? throw new SweepNotFoundException($"The results of sweep '{sweepId}' name no blob '{blobName}'.");
    }

    /// <inheritdoc/>
    public async Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default)
    {
        var sweeps = new List<ComparedSweep>();
        foreach (var id in sweepIds)
        {
            var results = await GetResultsAsync(id, cancellationToken);
            sweeps.Add(await ImageScoresReader.ReadAsync(results, (name, token) => OpenBlobAsync(id, name, token), cancellationToken));
        }
        return ComparisonBuilder.Compare(sweeps);
    }

    /// <summary>Stops all campaigns and runs at once, as a kill would; they can be taken up again.</summary>
    public async ValueTask DisposeAsync()
    {
        await campaigns.DisposeAsync();
        await runs.DisposeAsync();
        devices.Dispose();
    }

    private async Task<SweepStatus> TellAsync(string sweepId, SweepCommand command, CancellationToken cancellationToken)
    {
        var status = await GetStatusAsync(sweepId, cancellationToken);
        if (!SweepStatuses.CanChange(status, command))
            return status;
        await runs.TellAsync(sweepId, command, cancellationToken);
        return await GetStatusAsync(sweepId, cancellationToken);
    }

    private async Task<SweepPlan> PlanAsync(SpecificationDocument document, CancellationToken cancellationToken)
    {
        var outcome = await new SweepPlanner(this.computation.Facts).PlanAsync(document, cancellationToken);
        return outcome.Plan ?? throw new InvalidSpecificationException(outcome.Problems);
    }
}
