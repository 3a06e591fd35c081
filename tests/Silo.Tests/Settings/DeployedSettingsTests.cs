using Microsoft.Extensions.Configuration;
using RepXai.Silo.Settings;
using RepXai.Tests.Common;

namespace RepXai.Silo.Tests.Settings;

/// <summary>What deploy/k8s tells silos is read as the silo reads it: a mistyped setting would stop every pod.</summary>
public sealed class DeployedSettingsTests
{
    private static string Folder => Path.GetFullPath(Path.Combine(GoldenData.PathTo(), "..", "..", "deploy", "k8s"));

    [Fact]
    public void The_overlay_for_one_machine_keeps_its_state_in_PostgreSQL_and_its_blobs_in_Azurite()
    {
        var settings = Read("base/silo.env", "overlays/dev/silo.env", "overlays/dev/secrets.env");

        Assert.Equal(StateProvider.PostgreSql, settings.State.Provider);
        Assert.Contains("http://azurite:10000/", settings.Blobs.Azure!.ConnectionString, StringComparison.Ordinal);
        Assert.Equal("dev", Assert.Single(settings.Keys).Tenant);
        Assert.Equal(8080, settings.Endpoints.Http.Port);
    }

    [Fact]
    public void The_overlay_for_the_cloud_keeps_both_in_Azure()
    {
        var settings = Read(
            ["RepXai__State__ConnectionString=UseDevelopmentStorage=true", $"RepXai__Keys__tenant={new string('0', 64)}"],
            "base/silo.env", "overlays/cloud/silo.env");

        Assert.Equal(StateProvider.AzureStorage, settings.State.Provider);
        Assert.NotNull(settings.Blobs.Azure!.ContainerUri);
    }

    private static SiloSettings Read(params string[] files) => Read([], files);

    /// <summary>Reads files of variables, and what the pod and the vault add.</summary>
    private static SiloSettings Read(string[] added, params string[] files)
    {
        string[] pod = ["RepXai__Name=silo-0", "RepXai__Endpoints__Address=10.0.0.1"];
        var values = files.SelectMany(file => File.ReadAllLines(Path.Combine(Folder, file))).Concat(pod).Concat(added)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair[1]);
        return SiloSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
