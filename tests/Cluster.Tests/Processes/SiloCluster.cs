using RepXai.Client;
using RepXai.Contracts;
using RepXai.Gateway;
using RepXai.Grains;
using RepXai.Storage.Azure;
using RepXai.Sweeps.Storage;
using RepXai.Tests.Common;

namespace RepXai.Cluster.Tests.Processes;

/// <summary>A cluster of silo processes with one device each.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    /// <summary>How long a lease lasts.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    /// <summary>A tenant of the cluster.</summary>
    public const string Tenant = "acme";

    /// <summary>Another one.</summary>
    public const string OtherTenant = "beta";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private const string ClusterId = "test";
    private const string FlakyVariable = "REPXAI_TEST_FLAKY_BLOBS";

    private string Said => string.Join('\n', Silos.Select(silo => $"-- {silo.Name}\n{silo.Said}"));

    private readonly List<HttpSweepService> clients = [];
    private readonly string database;
    private OrleansClient? grains;

    private SiloCluster(string database, IBlobStore blobs, IReadOnlyList<SiloProcess> silos) =>
        (this.database, Blobs, Silos) = (database, blobs, silos);

    public IReadOnlyList<SiloProcess> Silos { get; }

    /// <summary>The cluster's blobs, by a way of the test's own.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>What silos of a cluster are told, but for their names and ports.</summary>
    public static Dictionary<string, string> Settings(string database, string connectionString, string container) => new()
    {
        ["RepXai__Cluster"] = ClusterId,
        ["RepXai__Service"] = ClusterId,
        ["RepXai__State__Provider"] = "PostgreSql",
        ["RepXai__State__ConnectionString"] = database,
        ["RepXai__Blobs__Azure__ConnectionString"] = connectionString,
        ["RepXai__Blobs__Azure__Container"] = container,
        ["RepXai__Cpu__Slots"] = "1",
        ["RepXai__Cpu__Threads"] = "1",
        ["RepXai__Cpu__Memory"] = "256MiB",
        ["RepXai__ClockBound"] = "00:00:01",
        ["RepXai__Data"] = Path.GetFullPath(GoldenData.PathTo("..", "..", "examples")),
        [$"RepXai__Keys__{Tenant}"] = TenantKey.HashOf(KeyOf(Tenant)),
        [$"RepXai__Keys__{OtherTenant}"] = TenantKey.HashOf(KeyOf(OtherTenant)),
    };

    /// <summary>A tenant's API key.</summary>
    public static string KeyOf(string tenant) => $"the key of {tenant}";

    /// <summary>Prepares a database and starts silos.</summary>
    /// <param name="servers">What the cluster stands on.</param>
    /// <param name="silos">How many.</param>
    /// <param name="flakyBlobs">Whether one call in ten of each silo's blob store fails.</param>
    /// <param name="areRestarted">Whether silos that end are started again.</param>
    /// <param name="lease">How long a lease lasts, when not <see cref="Lease"/>.</param>
    public static async Task<SiloCluster> StartAsync(
        ClusterServers servers, int silos, bool flakyBlobs = false, bool areRestarted = false, TimeSpan? lease = null)
    {
        var (database, container) = (await servers.NewDatabaseAsync(), servers.Azurite.NextContainer());
        var settings = Settings(database, servers.Azurite.ConnectionString, container);
        await SchemaAsync(settings, ClusterServers.Scripts);
        settings["RepXai__Lease"] = (lease ?? Lease).ToString();
        if (flakyBlobs)
            settings[FlakyVariable] = "1";
        var blobs = await AzureBlobStore.OpenAsync(new AzureBlobStoreOptions { ConnectionString = servers.Azurite.ConnectionString, Container = container });
        var cluster = new SiloCluster(database, blobs, [.. Enumerable.Range(0, silos).Select(number => new SiloProcess($"silo-{number}", settings, areRestarted))]);
        try
        {
            foreach (var silo in cluster.Silos)
                silo.Start();
            await Task.WhenAll(cluster.Silos.Select(silo => silo.WaitUntilReadyAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes Orleans' tables, as an operator would.</summary>
    public static async Task SchemaAsync(IReadOnlyDictionary<string, string> settings, string scripts)
    {
        using var schema = SiloProcess.Run(settings, "schema", "--scripts", scripts);
        var output = schema.StandardOutput.ReadToEndAsync();
        var error = await schema.StandardError.ReadToEndAsync();
        await schema.WaitForExitAsync();
        Assert.True(schema.ExitCode == 0, $"schema ended with {schema.ExitCode}: {error}");
        Assert.EndsWith("The database is ready.\n", await output, StringComparison.Ordinal);
    }

    /// <summary>A tenant's sweeps over HTTP, by one silo's gateway.</summary>
    public HttpSweepService Client(int silo, string tenant = Tenant)
    {
        var client = new HttpSweepService(OptionsOf(silo, tenant));
        clients.Add(client);
        return client;
    }

    /// <summary>The tenant's uploads, by one silo's gateway; the caller disposes them.</summary>
    public HttpUploadService Uploads(int silo) => new(OptionsOf(silo, Tenant));

    /// <summary>The cluster's grains, which outlive any silo.</summary>
    public async Task<OrleansClient> GrainsAsync() => grains ??= await OrleansClient.ConnectAsync(ClusterId, database, Blobs);

    /// <summary>The silo that coordinates a sweep now; null while none does.</summary>
    public async Task<SiloProcess?> FindCoordinatorAsync(string sweepId)
    {
        var port = await (await GrainsAsync()).FindPortAsync(GrainKeys.Sweep(Tenant, sweepId));
        return Silos.FirstOrDefault(silo => silo.SiloPort == port);
    }

    /// <summary>Watches a sweep until it is over.</summary>
    /// <param name="sweeps">The service to watch it by.</param>
    /// <param name="sweepId">The sweep.</param>
    /// <param name="seen">Hears of every progress.</param>
    public async Task<SweepProgress> WatchAsync(ISweepService sweeps, string sweepId, Func<SweepProgress, Task>? seen = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        SweepProgress? last = null;
        try
        {
            await foreach (var progress in sweeps.WatchAsync(sweepId, patience.Token))
            {
                Assert.True(last is null || last.UnitsCompleted <= progress.UnitsCompleted, $"Progress went back from {last} to {progress}.");
                last = progress;
                if (seen is not null)
                    await seen(progress);
            }

            return last!;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"The sweep was not over within {Patience.TotalMinutes} minutes; the last that was heard is {last}.\n{Said}");
        }
    }

    /// <summary>The results of a sweep: the hash of each blob.</summary>
    public Task<SortedDictionary<string, string>> ResultsOfAsync(string sweepId) =>
        Grains.Tests.Results.InAsync(new BlobFolder(Blobs, GrainKeys.BlobFolder(Tenant, sweepId)));

    private RepXaiClientOptions OptionsOf(int silo, string tenant) => new() { Address = Silos[silo].Address, ApiKey = KeyOf(tenant) };

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (grains is not null)
            await grains.DisposeAsync();
        await Task.WhenAll(Silos.Select(silo => silo.DisposeAsync().AsTask()));
    }
}
