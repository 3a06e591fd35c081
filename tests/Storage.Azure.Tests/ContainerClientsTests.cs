using RepXai.Tensors;

namespace RepXai.Storage.Azure.Tests;

public sealed class ContainerClientsTests
{
    private static readonly Uri Address = new("https://account.blob.core.windows.net/sweeps");

    [Theory]
    [InlineData(null, null, null, "neither")]
    [InlineData("UseDevelopmentStorage=true", "c", "https://account.blob.core.windows.net/c", "both")]
    [InlineData("UseDevelopmentStorage=true", null, null, "name the container")]
    [InlineData("nonsense", "c", null, "is not one")]
    [InlineData(null, null, "https://account.blob.core.windows.net", "names no container")]
    public void Options_that_lead_nowhere_are_told_in_one_sentence(string? connection, string? container, string? uri, string expected)
    {
        var options = new AzureBlobStoreOptions { ConnectionString = connection, Container = container, ContainerUri = uri is null ? null : new Uri(uri) };

        var error = Assert.Throws<UserErrorException>(() => ContainerClients.Create(options, configure: null));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    public void An_address_without_a_signature_is_entered_with_an_identity(string? clientId)
    {
        var client = ContainerClients.Create(new AzureBlobStoreOptions { ContainerUri = Address, ManagedIdentityClientId = clientId }, configure: null);

        Assert.Equal(Address, client.Uri);
        Assert.False(client.CanGenerateSasUri);
    }
}
