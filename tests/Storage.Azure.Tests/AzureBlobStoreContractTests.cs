using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Storage;

namespace RepXai.Storage.Azure.Tests;

/// <summary>What every blob store must do, by Azurite.</summary>
[Collection(AzuriteCollection.Name)]
public class AzureBlobStoreContractTests(Azurite azurite) : BlobStoreContract, IAsyncLifetime
{
    private AzureBlobStore? store;

    protected override IBlobStore Store => store!;

    private protected virtual StoreBounds Bounds => new();

    public async Task InitializeAsync() => store = await AzureBlobStore.OpenAsync(azurite.Container(azurite.NextContainer()), Bounds);

    public Task DisposeAsync() => Task.CompletedTask;
}
