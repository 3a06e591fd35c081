using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;

namespace RepXai.Client;

/// <summary>Sweeps of a gateway, over HTTP.</summary>
/// <remarks>
/// The gateway's errors come back as the exceptions that <see cref="ISweepService"/> names; <see cref="SweepGatewayException"/> tells of the
/// way there. Blobs are streams that can be sought, and take up broken connections again.
/// </remarks>
public sealed partial class HttpSweepService : ISweepService, IDisposable
{
    private const string KeyHeader = "Idempotency-Key";

    private readonly GatewayConnection gateway;
    private readonly RepXaiClientOptions options;
    private readonly TimeProvider time;

    /// <summary>Connects with an HTTP client of its own, which goes with <see cref="Dispose"/>.</summary>
    /// <exception cref="ArgumentException">The options have no address of the web.</exception>
    public HttpSweepService(RepXaiClientOptions options)
    {
        gateway = new GatewayConnection(options);
        (this.options, time) = (options, TimeProvider.System);
    }

    /// <summary>Connects with a given HTTP client, which the caller keeps.</summary>
    /// <param name="http">Sends the requests.</param>
    /// <param name="options">Where the gateway is.</param>
    /// <param name="time">The clock that reconnecting waits by.</param>
    /// <exception cref="ArgumentException">The options have no address of the web.</exception>
    public HttpSweepService(HttpClient http, RepXaiClientOptions options, TimeProvider time)
    {
        gateway = new GatewayConnection(http, options);
        (this.options, this.time) = (options, time);
    }

    /// <inheritdoc/>
    public Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Post(GatewayAddresses.Validation, document), ContractsJson.Default.ValidationReport, cancellationToken);

    /// <inheritdoc/>
    public Task<SweepStatus> SubmitAsync(
        SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var request = Post(GatewayAddresses.Sweeps, document);
        AddKey(request, idempotencyKey);
        return gateway.ReadAsync(request, ContractsJson.Default.SweepStatus, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get(GatewayAddresses.Sweeps), ContractsJson.Default.IReadOnlyListSweepStatus, cancellationToken);

    /// <inheritdoc/>
    public Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get(GatewayAddresses.Sweep(sweepId)), ContractsJson.Default.SweepStatus, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A connection that breaks or falls silent is made again, as the options say, and no progress comes twice.</remarks>
    public async IAsyncEnumerable<SweepProgress> WatchAsync(
        string sweepId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = new ProgressReader(gateway, sweepId, options.SilenceTimeout, new Reconnection(options, time), cancellationToken);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.NextAsync().ConfigureAwait(false) is { } progress)
            yield return progress;
    }

    /// <inheritdoc/>
    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, "pause", cancellationToken);

    /// <inheritdoc/>
    public Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, "resume", cancellationToken);

    /// <inheritdoc/>
    public Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default) =>
        TellAsync(sweepId, "cancel", cancellationToken);

    /// <inheritdoc/>
    public Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get($"{GatewayAddresses.Sweep(sweepId)}/results"), ContractsJson.Default.SweepResults, cancellationToken);

    /// <inheritdoc/>
    public async Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default) =>
        await BlobStream.OpenAsync(gateway, GatewayAddresses.Blob(sweepId, blobName), new Reconnection(options, time), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get(GatewayAddresses.Comparison(sweepIds)), ContractsJson.Default.Comparison, cancellationToken);

    /// <summary>Ends the connections, if they are its own.</summary>
    public void Dispose() => gateway.Dispose();

    private Task<SweepStatus> TellAsync(string sweepId, string command, CancellationToken cancellationToken) => gateway.ReadAsync(
        gateway.Request(HttpMethod.Post, $"{GatewayAddresses.Sweep(sweepId)}/{command}"), ContractsJson.Default.SweepStatus, cancellationToken);

    private static void AddKey(HttpRequestMessage request, string? idempotencyKey)
    {
        if (idempotencyKey is not null)
            request.Headers.Add(KeyHeader, Uri.EscapeDataString(idempotencyKey)); // Headers carry ASCII only.
    }

    private HttpRequestMessage Get(string path) => gateway.Request(HttpMethod.Get, path);

    private HttpRequestMessage Post(string path, SpecificationDocument document)
    {
        var request = gateway.Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(document, ContractsJson.Default.SpecificationDocument);
        return request;
    }
}
