namespace RepXai.Client;

/// <summary>Where a gateway is, and how patient its client is.</summary>
public sealed class RepXaiClientOptions
{
    /// <summary>The gateway's address, such as <c>http://127.0.0.1:5087</c>; a path stays in front of the gateway's own.</summary>
    public Uri? Address { get; set; }

    /// <summary>The API key of the tenant whose sweeps these are.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How long the gateway may take to begin an answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The bytes of an upload that go in one request, and are in memory meanwhile.</summary>
    public int UploadPieceBytes { get; set; } = 8 << 20;

    /// <summary>How long a stream of progress may be silent before it counts as interrupted; the gateway's heartbeats come more often.</summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The wait before an interrupted stream is taken up again; doubled at every further failure.</summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Failures one after another, with nothing received between them, that a stream survives.</summary>
    public int MaxReconnects { get; set; } = 20;
}
