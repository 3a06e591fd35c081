using RepXai.Cluster.Tests.Processes;

namespace RepXai.Cluster.Tests;

[Collection(ClusterCollection.Name)]
public sealed class SchemaTests(ClusterServers servers)
{
    [Fact]
    public async Task A_silo_starts_only_on_a_prepared_database_and_preparing_may_be_repeated()
    {
        var settings = SiloCluster.Settings(await servers.NewDatabaseAsync(), servers.Azurite.ConnectionString, servers.Azurite.NextContainer());

        using var silo = SiloProcess.Run(settings);
        var error = await silo.StandardError.ReadToEndAsync();
        await silo.WaitForExitAsync();
        await SiloCluster.SchemaAsync(settings, ClusterServers.Scripts);
        await SiloCluster.SchemaAsync(settings, ClusterServers.Scripts);

        Assert.Equal(2, silo.ExitCode);
        Assert.Contains("lacks what Orleans' script PostgreSQL-Main.sql makes; run 'RepXai.Silo schema' once", error, StringComparison.Ordinal);
    }
}
