using System.Net;
using Microsoft.Extensions.Configuration;
using RepXai.Gateway;
using RepXai.Silo.Settings;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Silo.Tests.Settings;

public sealed class SiloSettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Little_needs_to_be_said()
    {
        var settings = Read();

        Assert.Equal(("repxai", "repxai", Environment.MachineName), (settings.Cluster, settings.Service, settings.Name));
        Assert.Equal(new StateSettings(StateProvider.Localhost, null), settings.State);
        Assert.Equal(new EndpointSettings(11111, 30000, IPAddress.Loopback, new IPEndPoint(IPAddress.Loopback, 5087)), settings.Endpoints);
        Assert.Equal((1, Environment.ProcessorCount), (settings.Cpu.Slots, settings.Cpu.Threads));
        Assert.Equal(["acme"], settings.Keys.Select(key => key.Tenant));
        Assert.Empty(settings.Data);
    }

    [Fact]
    public void All_of_it_can_be_said()
    {
        var file = folder.File("keys", "beta "u8);
        File.AppendAllText(file, TenantKey.HashOf("b"));

        var settings = Read(
            "Cluster=c", "Service=s", "Name=silo-3", "Lease=00:00:10", "ClockBound=00:00:01", "StopTimeout=00:00:30",
            "Endpoints:SiloPort=1", "Endpoints:GatewayPort=2", "Endpoints:Address=10.0.0.7", "Endpoints:Http=0.0.0.0:8080",
            "State:Provider=postgresql", "State:ConnectionString=Host=db",
            "Cpu:Slots=3", "Cpu:Threads=2", "Cpu:Memory=1GiB", $"KeyFile={file}", $"Data:0={folder.Path}");

        Assert.Equal(("c", "s", "silo-3"), (settings.Cluster, settings.Service, settings.Name));
        Assert.Equal(new StateSettings(StateProvider.PostgreSql, "Host=db"), settings.State);
        Assert.Equal(new EndpointSettings(1, 2, IPAddress.Parse("10.0.0.7"), new IPEndPoint(IPAddress.Any, 8080)), settings.Endpoints);
        Assert.Equal(new CpuSettings(3, 2, 1 << 30), settings.Cpu);
        Assert.Equal(["acme", "beta"], settings.Keys.Select(key => key.Tenant));
        Assert.Equal([folder.Path], settings.Data);
        Assert.Equal((10, 1, 30), (settings.Machine.LeaseDuration.Seconds, settings.Machine.ClockBound.Seconds, settings.StopTimeout.Seconds));
    }

    [Theory]
    [InlineData("Nane=silo", "RepXai:Nane is no setting; did you mean RepXai:Name?")]
    [InlineData("Cpu:Slot=2", "RepXai:Cpu:Slot is no setting; did you mean RepXai:Cpu:Slots?")]
    [InlineData("Name=a/b", "RepXai:Name is 'a/b'")]
    [InlineData("Cpu:Slots=-1", "a whole number from 0 to 1024")]
    [InlineData("Cpu:Memory=much", "an amount of memory such as 4GiB")]
    [InlineData("Lease=soon", "a span of time such as 00:02:00")]
    [InlineData("Endpoints:Http=here", "an address and a port such as 0.0.0.0:5087")]
    [InlineData("Endpoints:Address=here", "an IP address")]
    [InlineData("State:Provider=Mongo", "one of Localhost, PostgreSql, AzureStorage")]
    [InlineData("State:Provider=AzureStorage", "RepXai:State:ConnectionString is missing; give the one of the storage account.")]
    [InlineData("Blobs:Azure:Container=c", "both given")]
    [InlineData("Blobs:Folder=", "both missing")]
    [InlineData("Blobs:Azure:ContainerUri=here", "an address such as https")]
    [InlineData("Keys:acme=", "'acme'")]
    [InlineData("KeyFile=nowhere", "'nowhere' cannot be read")]
    [InlineData("Data=nowhere", "a folder that exists")]
    public void A_wrong_setting_is_told_in_one_sentence(string setting, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(setting));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_served_without_a_key() =>
        Assert.Contains("RepXai:Keys and RepXai:KeyFile are both missing", Assert.Throws<UserErrorException>(
            () => SiloSettingsReader.Read(Configuration(["Blobs:Folder=b"]))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(StateProvider.Localhost, "Development", "Memory", "Memory", null)]
    [InlineData(StateProvider.PostgreSql, "AdoNet", "AdoNet", "AdoNet", "Npgsql")]
    [InlineData(StateProvider.AzureStorage, "AzureTableStorage", "AzureBlobStorage", "AzureTableStorage", null)]
    internal void Orleans_is_told_where_its_state_is(StateProvider state, string clustering, string storage, string reminders, string? invariant)
    {
        var values = SiloDefaults.Of(Read($"State:Provider={state}", "State:ConnectionString=there"));

        Assert.Equal(clustering, values["Orleans:Clustering:ProviderType"]);
        Assert.Equal(storage, values["Orleans:GrainStorage:repxai:ProviderType"]);
        Assert.Equal(reminders, values["Orleans:Reminders:ProviderType"]);
        Assert.Equal(invariant, values.GetValueOrDefault("Orleans:Clustering:Invariant"));
        Assert.Equal(state == StateProvider.Localhost ? null : "there", values["Orleans:Clustering:ConnectionString"]);
    }

    public void Dispose() => folder.Dispose();

    private static SiloSettings Read(params string[] settings) =>
        SiloSettingsReader.Read(Configuration(["Blobs:Folder=blobs", $"Keys:acme={TenantKey.HashOf("a")}", .. settings]));

    private static IConfigurationRoot Configuration(IEnumerable<string> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings
            .Select(setting => setting.Split('=', 2))
            .GroupBy(parts => parts[0])
            .Select(parts => KeyValuePair.Create($"RepXai:{parts.Key}", (string?)parts.Last()[1])))
        .Build();
}
