using Azure.Storage.Blobs;

namespace RepXai.Storage.Azure.Tests;

/// <summary>Clients of Azurite's containers that lose no time with retries.</summary>
internal static class AzuriteContainers
{
    /// <summary>The client of a container.</summary>
    public static BlobContainerClient Container(this Azurite azurite, string name, Action<BlobClientOptions>? configure = null)
    {
        var options = new AzureBlobStoreOptions
        {
            ConnectionString = azurite.ConnectionString,
            Container = name,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(10),
        };
        return ContainerClients.Create(options, configure);
    }
}
