using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using RepXai.Tensors;

namespace RepXai.Storage.Azure;

/// <summary>Makes the client of a container from what the user said.</summary>
internal static class ContainerClients
{
    /// <summary>Makes the client; nothing is asked of the store yet.</summary>
    /// <exception cref="UserErrorException">The options do not say where the store is, or say it twice.</exception>
    public static BlobContainerClient Create(AzureBlobStoreOptions options, Action<BlobClientOptions>? configure)
    {
        var client = ClientOptions(options);
        configure?.Invoke(client);
        return (options.ConnectionString, options.ContainerUri) switch
        {
            (not null, not null) => throw new UserErrorException(
                "The Azure blob store has both a connection string and a container address; give one of them."),
            (null, null) => throw new UserErrorException(
                "The Azure blob store has neither a connection string nor a container address; give one of them."),
            ({ } connection, null) => FromConnectionString(connection, options.Container, client),
            (null, { } uri) => FromUri(uri, options.ManagedIdentityClientId, client),
        };
    }

    private static BlobClientOptions ClientOptions(AzureBlobStoreOptions options)
    {
        var client = new BlobClientOptions();
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = options.MaxRetries;
        client.Retry.Delay = options.RetryDelay;
        client.Retry.MaxDelay = options.MaxRetryDelay;
        client.Retry.NetworkTimeout = options.AttemptTimeout;
        return client;
    }

    private static BlobContainerClient FromConnectionString(string connection, string? container, BlobClientOptions client)
    {
        if (string.IsNullOrEmpty(container))
            throw new UserErrorException("The Azure blob store has a connection string but no container; name the container.");
        try
        {
            return new BlobContainerClient(connection, container, client);
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException)
        {
            throw new UserErrorException("The connection string of the Azure blob store is not one; copy it from the storage account's access keys.", cause);
        }
    }

    private static BlobContainerClient FromUri(Uri uri, string? clientId, BlobClientOptions client)
    {
        if (!uri.IsAbsoluteUri || uri.AbsolutePath.Trim('/').Length == 0)
        {
            throw new UserErrorException(
                "The address of the Azure blob store names no container; it reads like https://account.blob.core.windows.net/container.");
        }

        return uri.Query.Contains("sig=", StringComparison.Ordinal)
            ? new BlobContainerClient(uri, client)
            : new BlobContainerClient(uri, Identity(clientId), client);
    }

    private static TokenCredential Identity(string? clientId) => clientId is null
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
