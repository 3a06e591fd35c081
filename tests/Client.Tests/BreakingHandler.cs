namespace RepXai.Client.Tests;

/// <summary>A way to a gateway on which connections break.</summary>
internal sealed class BreakingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private int _sent;

    /// <summary>How much of each answer comes through.</summary>
    public int BreakAfterBytes { get; set; } = int.MaxValue;

    /// <summary>How much of each request comes through.</summary>
    public int SendAtMost { get; set; } = int.MaxValue;

    /// <summary>The bytes of all requests' bodies.</summary>
    public long Sent { get; set; }

    /// <summary>Whether nothing comes through at all.</summary>
    public bool Refuses { get; set; }

    /// <summary>What happens at a request, given how many there have been.</summary>
    public Action<int> Requested { get; set; } = _ => { };

    public int Breaks { get; private set; }

    /// <summary>Where the last request went.</summary>
    public Uri? Last { get; private set; }

    /// <summary>For each request, the event that it said it saw last.</summary>
    public List<string?> LastEventIds { get; } = [];

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requested(++_sent);
        var response = base.Send(request, cancellationToken);
        return Break(response, response.Content.ReadAsStream(cancellationToken));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        LastEventIds.Add(request.Headers.TryGetValues("Last-Event-ID", out var ids) ? ids.Single() : null);
        Requested(LastEventIds.Count);
        Last = request.RequestUri;
        if (Refuses)
            throw new HttpRequestException("made up");
        if (request.Content is { } sent)
        {
            var bytes = await sent.ReadAsByteArrayAsync(cancellationToken);
            Sent += bytes.Length;
            request.Content = new BreakingContent(sent, bytes, SendAtMost, () => Breaks++);
        }

        var response = await base.SendAsync(request, cancellationToken);
        return Break(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    private HttpResponseMessage Break(HttpResponseMessage response, Stream body)
    {
        var content = new StreamContent(new BreakingStream(body, BreakAfterBytes, () => Breaks++));
        foreach (var header in response.Content.Headers)
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = content;
        return response;
    }
}
