namespace RepXai.Page.Tests;

/// <summary>One gateway and one browser serve all tests, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ServedCollection : ICollectionFixture<Served>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "served page";
}
