namespace RepXai.Gateway;

/// <summary>Whom the gateway serves, and within which bounds.</summary>
public sealed class SweepGatewayOptions
{
    /// <summary>The API keys that open it; without one nobody is served.</summary>
    public IList<TenantKey> Keys { get; } = [];

    /// <summary>The tenants who may take devices out of work, where tenants share them; null where each tenant's devices are its own.</summary>
    public IReadOnlyCollection<string>? Operators { get; set; }

    /// <summary>The largest body of a request, in bytes.</summary>
    public long MaxRequestBytes { get; set; } = 4 << 20;

    /// <summary>How often a stream of progress tells that it is alive.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);
}
