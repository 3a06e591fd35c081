namespace RepXai.Storage.Azure;

/// <summary>
/// Where an Azure blob store is and how to enter it: by a <see cref="ConnectionString"/>, or by a <see cref="ContainerUri"/> that carries a
/// shared access signature or is entered with a managed identity. The account has a flat namespace; a hierarchical one lists in another order.
/// </summary>
public sealed record AzureBlobStoreOptions
{
    /// <summary>The account's connection string; needs <see cref="Container"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The container's name, where a connection string is given.</summary>
    public string? Container { get; init; }

    /// <summary>The container's address. With a shared access signature in its query that is the right to enter; without, the process's identity is.</summary>
    public Uri? ContainerUri { get; init; }

    /// <summary>The client id of a user-assigned managed identity; when absent, the identity that the environment offers.</summary>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>How often a request that failed for a reason that may pass is sent again.</summary>
    public int MaxRetries { get; init; } = 6;

    /// <summary>The wait before the first retry; it doubles with every further one, up to <see cref="MaxRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The longest wait before a retry.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one attempt may stand still before it counts as failed.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
