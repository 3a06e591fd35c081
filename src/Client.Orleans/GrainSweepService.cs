using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Grains;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;

namespace RepXai.Client.Orleans;

/// <summary>A tenant's sweeps, straight from the grains of a cluster; blobs come from the cluster's blob store and not through grains.</summary>
/// <remarks>Calls whose outcome is unknown are made again, for every message may be repeated: the loss of a silo is waited out.</remarks>
public sealed partial class GrainSweepService : ISweepService
{
    private const int StatusesAtOnce = 32;

    private readonly IGrainFactory grains;
    private readonly IBlobStore blobs;
    private readonly string tenant;
    private readonly TimeProvider time;

    /// <summary>Connects.</summary>
    /// <param name="grains">The cluster's client, or a silo's grain factory.</param>
    /// <param name="blobs">The cluster's blob store.</param>
    /// <param name="tenant">The tenant, as <see cref="Tenants.IsValid"/> allows.</param>
    /// <param name="time">The clock that waits go by.</param>
    /// <exception cref="ArgumentException">The tenant's name is none.</exception>
    public GrainSweepService(IGrainFactory grains, IBlobStore blobs, string tenant, TimeProvider time)
    {
        if (!Tenants.IsValid(tenant))
            throw new ArgumentException($"'{tenant}' cannot name a tenant; use up to 64 letters, digits, hyphens and underscores.", nameof(tenant));
        (this.grains, this.blobs, this.tenant, this.time) = (grains, blobs, tenant, time);
    }

    private ITenantGrain Tenant => grains.GetGrain<ITenantGrain>(tenant);

    /// <inheritdoc/>
    public async Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default) =>
        ReportOf(await PlanAsync(document, idempotencyKey: null, cancellationToken));

    /// <inheritdoc/>
    public async Task<SweepStatus> SubmitAsync(
        SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync(document, idempotencyKey, cancellationToken);
        if (plan.PlanBlob is not { } planBlob)
            throw new InvalidSpecificationException(ReportOf(plan).Problems);
        var sweep = new SubmittedSweep { Id = plan.SweepId!, Name = plan.Name!, Document = document, PlanHash = plan.PlanHash!, SubmittedAt = time.GetUtcNow() };
        var submission = new SweepSubmission
        {
            Sweep = JsonSerializer.Serialize(sweep, ClientJson.Default.SubmittedSweep),
            PlanBlob = planBlob,
            Groups = plan.Groups,
            Shards = plan.Shards,
        };
        return (await CallAsync(() => SweepOf(sweep.Id).SubmitAsync(submission), cancellationToken)).Read(ContractsJson.Default.SweepStatus);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default)
    {
        var statuses = new List<SweepStatus>();
        foreach (var some in (await CallAsync(Tenant.ListSweepsAsync, cancellationToken)).Chunk(StatusesAtOnce))
            statuses.AddRange((await Task.WhenAll(some.Select(entry => FindAsync(entry.SweepId, cancellationToken)))).OfType<SweepStatus>());
        return statuses;
    }

    /// <inheritdoc/>
    public async Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) =>
        (await CallAsync(SweepOf(sweepId).GetStatusAsync, cancellationToken)).Read(ContractsJson.Default.SweepStatus);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sweep = SweepOf(sweepId);
        for (var seen = 0L; ;)
        {
            var answer = await CallAsync(() => sweep.WatchAsync(seen), cancellationToken) ?? throw NoSweep(sweepId);
            if (answer.Revision > seen)
                yield return JsonSerializer.Deserialize(answer.Progress, ContractsJson.Default.SweepProgress)!;
            if (answer.IsOver)
                yield break;
            seen = answer.Revision;
        }
    }

    /// <inheritdoc/>
    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, SweepOrder.Pause, cancellationToken);

    /// <inheritdoc/>
    public Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, SweepOrder.Resume, cancellationToken);

    /// <inheritdoc/>
    public Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, SweepOrder.Cancel, cancellationToken);

    /// <inheritdoc/>
    public async Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default)
    {
        // Results are large: they are not read on the scheduler of a grain that asks for them.
        SweepStatuses.RequireResults(await GetStatusAsync(sweepId, cancellationToken).ConfigureAwait(false));
        return await SweepWork.ReadResultsAsync(BlobsOf(sweepId), cancellationToken).ConfigureAwait(false)
            ?? throw new SweepNotFoundException($"The results of sweep '{sweepId}' are missing from the blob store.");
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default)
    {
        var results = await GetResultsAsync(sweepId, cancellationToken);
        var isNamed = results.Scores.Any(pair => pair.Blobs.Any(blob => blob.Name == blobName));
        var stream = isNamed ? await BlobsOf(sweepId).OpenAsync(blobName, cancellationToken) : null;
        return stream ?? throw new SweepNotFoundException($"The results of sweep '{sweepId}' name no blob '{blobName}'.");
    }

    /// <inheritdoc/>
    public async Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sweepIds);
        foreach (var id in sweepIds)
            SweepStatuses.RequireResults(await GetStatusAsync(id, cancellationToken));
        var hash = ContentAddress.Hash(Encoding.UTF8.GetBytes(string.Join('/', sweepIds)));
        var grain = grains.GetGrain<IComparisonGrain>(GrainKeys.Comparison(tenant, hash));
        var name = (await CallAsync(() => grain.CompareAsync(sweepIds), cancellationToken)).Read(ClientJson.Default.String);
        var text = await blobs.ReadAsync(name, cancellationToken) ?? throw new SweepNotFoundException($"The comparison '{name}' is missing from the blob store.");
        return JsonSerializer.Deserialize(text, ContractsJson.Default.Comparison)!;
    }

    private static ValidationReport ReportOf(PlanAnswer plan) => JsonSerializer.Deserialize(plan.Report, ContractsJson.Default.ValidationReport)!;

    private static SweepNotFoundException NoSweep(string sweepId) => new($"There is no sweep '{sweepId}'.");

    private Task<PlanAnswer> PlanAsync(SpecificationDocument document, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(document, ContractsJson.Default.SpecificationDocument);
        return CallAsync(() => grains.GetGrain<IPlannerGrain>(GrainKeys.Cluster).PlanAsync(tenant, text, idempotencyKey), cancellationToken);
    }

    private async Task<SweepStatus> TellAsync(string sweepId, SweepOrder order, CancellationToken cancellationToken) =>
        (await CallAsync(() => SweepOf(sweepId).TellAsync(order), cancellationToken)).Read(ContractsJson.Default.SweepStatus);

    /// <summary>A sweep that the index names; null when its submission was never finished.</summary>
    private async Task<SweepStatus?> FindAsync(string sweepId, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(SweepOf(sweepId).GetStatusAsync, cancellationToken);
        return answer.Json is null ? null : answer.Read(ContractsJson.Default.SweepStatus);
    }

    private ISweepGrain SweepOf(string sweepId) =>
        SweepIds.IsValid(sweepId) ? grains.GetGrain<ISweepGrain>(GrainKeys.Sweep(tenant, sweepId)) : throw NoSweep(sweepId);

    private BlobFolder BlobsOf(string sweepId) => new(blobs, GrainKeys.BlobFolder(tenant, sweepId));

    private Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) =>
        GrainCalls.RetryAsync(() => call().WaitAsync(cancellationToken), time, cancellationToken);
}
