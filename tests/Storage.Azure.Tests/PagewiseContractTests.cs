namespace RepXai.Storage.Azure.Tests;

/// <summary>What every blob store must do, where listings come in small pages.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class PagewiseContractTests(Azurite azurite) : AzureBlobStoreContractTests(azurite)
{
    private protected override StoreBounds Bounds => new(PageSize: 2);
}
