using Npgsql;
using RepXai.Grains.Tests.Postgres;
using RepXai.Storage.Azure.Tests;

namespace RepXai.Cluster.Tests.Processes;

/// <summary>What clusters stand on: PostgreSQL for membership, state and reminders, and Azurite for blobs. Each cluster has a database and a container of its own.</summary>
public sealed class ClusterServers : IAsyncLifetime, IDisposable
{
    private readonly PostgresServer postgres = new();
    private int databases;

    /// <summary>The blobs' server.</summary>
    public Azurite Azurite { get; } = new();

    /// <summary>The folder with Orleans' scripts.</summary>
    public static string Scripts => PostgresServer.Scripts!;

    public async Task InitializeAsync()
    {
        Assert.True(
            PostgresServer.Binaries is not null,
            "There is no PostgreSQL server on this machine; install it (apt-get install postgresql), or name the folder of its programs in REPXAI_POSTGRES.");
        Assert.True(
            PostgresServer.Scripts is not null,
            "Orleans' packages have no database scripts; check out its repository at the tag of the version in use and name its src/AdoNet in REPXAI_ORLEANS_SQL.");
        await postgres.InitializeAsync();
        await Azurite.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Azurite.DisposeAsync();
        await postgres.DisposeAsync();
    }

    public void Dispose() => Azurite.Dispose();

    /// <summary>Makes an empty database.</summary>
    /// <returns>The connection to it.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"cluster_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(postgres.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(postgres.Connection) { Database = name }.ConnectionString;
    }
}
