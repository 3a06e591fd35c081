using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mime;
using System.Security.Cryptography;
using RepXai.Contracts.Http;
using RepXai.Contracts.Json;
using RepXai.Contracts.Uploads;

namespace RepXai.Client;

/// <summary>Uploads to a gateway, over HTTP.</summary>
public sealed class HttpUploadService : IUploadService, IDisposable
{
    private readonly GatewayConnection gateway;
    private readonly RepXaiClientOptions options;
    private readonly TimeProvider time;

    /// <summary>Connects with an HTTP client of its own, which goes with <see cref="Dispose"/>.</summary>
    /// <exception cref="ArgumentException">The options have no address of the web.</exception>
    public HttpUploadService(RepXaiClientOptions options)
    {
        gateway = new GatewayConnection(options);
        (this.options, time) = (options, TimeProvider.System);
    }

    /// <summary>Connects with a given HTTP client, which the caller keeps.</summary>
    /// <param name="http">Sends the requests.</param>
    /// <param name="options">Where the gateway is.</param>
    /// <param name="time">The clock that reconnecting waits by.</param>
    /// <exception cref="ArgumentException">The options have no address of the web.</exception>
    public HttpUploadService(HttpClient http, RepXaiClientOptions options, TimeProvider time)
    {
        gateway = new GatewayConnection(http, options);
        (this.options, this.time) = (options, time);
    }

    /// <summary>Uploads a file whole, and goes on where a connection broke; what is there already is not sent again.</summary>
    /// <param name="name">What specifications call it after <c>upload:</c>.</param>
    /// <param name="content">The file; it is read twice and must be able to seek.</param>
    /// <param name="progress">Is told after each piece how much is there.</param>
    /// <param name="cancellationToken">Gives up; a later call goes on.</param>
    /// <exception cref="Contracts.Validation.SweepServiceException">The gateway refuses the upload, or cannot be reached any more.</exception>
    public async Task<UploadStatus> UploadAsync(
        string name, Stream content, IProgress<UploadStatus>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
        var request = new UploadRequest { Name = name, Size = content.Length, Sha256 = hash };
        return await new Uploading(this, request, content, options.UploadPieceBytes, new Reconnection(options, time), progress)
            .RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<UploadStatus> BeginUploadAsync(UploadRequest request, CancellationToken cancellationToken = default)
    {
        var message = gateway.Request(HttpMethod.Post, GatewayAddresses.Uploads);
        message.Content = JsonContent.Create(request, ContractsJson.Default.UploadRequest);
        return ReadAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadStatus> GetUploadAsync(string sha256, CancellationToken cancellationToken = default) =>
        ReadAsync(gateway.Request(HttpMethod.Get, GatewayAddresses.Upload(sha256)), cancellationToken);

    /// <inheritdoc/>
    public Task<UploadStatus> AppendUploadAsync(string sha256, long offset, Stream content, CancellationToken cancellationToken = default)
    {
        var request = gateway.Request(HttpMethod.Patch, GatewayAddresses.Upload(sha256));
        request.Headers.Add(UploadHeaders.Offset, $"{offset}");
        request.Content = new StreamContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Octet);
        return ReadAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UploadStatus> FinishUploadAsync(string sha256, CancellationToken cancellationToken = default) =>
        ReadAsync(gateway.Request(HttpMethod.Post, $"{GatewayAddresses.Upload(sha256)}/finish"), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UploadStatus>> ListUploadsAsync(CancellationToken cancellationToken = default) => gateway.ReadAsync(
        gateway.Request(HttpMethod.Get, GatewayAddresses.Uploads), ContractsJson.Default.IReadOnlyListUploadStatus, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteUploadAsync(string sha256, CancellationToken cancellationToken = default)
    {
        using var request = gateway.Request(HttpMethod.Delete, GatewayAddresses.Upload(sha256));
        using var response = await gateway.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the connections, if they are its own.</summary>
    public void Dispose() => gateway.Dispose();

    private Task<UploadStatus> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        gateway.ReadAsync(request, ContractsJson.Default.UploadStatus, cancellationToken);
}
