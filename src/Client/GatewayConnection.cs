using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RepXai.Client;

/// <summary>Sends requests with the API key, and turns everything that goes wrong into the typed exceptions.</summary>
internal sealed class GatewayConnection : IDisposable
{
    private readonly HttpClient http;
    private readonly bool isOwner;
    private readonly RepXaiClientOptions options;
    private readonly Uri address;

    /// <summary>Prepares for a gateway, with an HTTP client of its own.</summary>
    /// <exception cref="ArgumentException">The options have no address of the web.</exception>
    public GatewayConnection(RepXaiClientOptions options)
        : this(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, options) => isOwner = true; // The options' timeout is counted for each request.

    /// <summary>Prepares for a gateway, with an HTTP client that the caller keeps.</summary>
    /// <exception cref="ArgumentException">The options have no address of the web.</exception>
    public GatewayConnection(HttpClient http, RepXaiClientOptions options)
    {
        if (options.Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new ArgumentException("The gateway's address must be given, such as 'http://127.0.0.1:5087'.", nameof(options));
        (this.http, this.options) = (http, options);
        address = options.Address.AbsoluteUri.EndsWith('/') ? options.Address : new Uri($"{options.Address.AbsoluteUri}/");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isOwner)
            http.Dispose();
    }

    /// <summary>A request with the key.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        if (options.ApiKey is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    /// <summary>Reads the JSON that a request is answered with.</summary>
    public async Task<T> ReadAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using (request)
        using (var response = await SendAsync(request, cancellationToken).ConfigureAwait(false))
        {
            return await Guarded(() => response.Content.ReadFromJsonAsync(type, cancellationToken), cancellationToken).ConfigureAwait(false)
                ?? throw new SweepGatewayException("The gateway answered nothing; is its address right?", response.StatusCode);
        }
    }

    /// <summary>Sends a request; the answer is a success whose body has not been read yet.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        var response = await Guarded(
            () => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token), cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            var body = await Guarded(() => response.Content.ReadAsByteArrayAsync(patience.Token), cancellationToken).ConfigureAwait(false);
            throw ProblemReader.Read(response.StatusCode, body);
        }
    }

    /// <summary>Sends a request and blocks until its answer begins.</summary>
    public HttpResponseMessage Send(HttpRequestMessage request)
    {
        try
        {
            var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            using (var body = new MemoryStream())
            {
                response.Content.ReadAsStream().CopyTo(body);
                throw ProblemReader.Read(response.StatusCode, body.GetBuffer().AsSpan(0, (int)body.Length));
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Unreachable(error);
        }
    }

    private async Task<T> Guarded<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Unreachable(error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SweepGatewayException($"The gateway at {address} did not answer in time.");
        }
        catch (JsonException error)
        {
            throw new SweepGatewayException($"What answers at {address} is no gateway of this version: {error.Message}");
        }
    }

    private SweepGatewayException Unreachable(Exception error) => new($"The gateway at {address} cannot be reached: {error.Message}");
}
