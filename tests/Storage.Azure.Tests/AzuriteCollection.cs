namespace RepXai.Storage.Azure.Tests;

/// <summary>Tests that share one Azurite; each has a container of its own.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>
{
    public const string Name = "Azurite";
}
