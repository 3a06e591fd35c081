using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using RepXai.Client.Orleans;
using RepXai.Grains;
using RepXai.Sweeps.Storage;

namespace RepXai.Cluster.Tests.Processes;

/// <summary>A client of the cluster's grains, which finds its way to silos by the membership in the database.</summary>
internal sealed class OrleansClient : IAsyncDisposable
{
    private readonly IHost host;

    private OrleansClient(IHost host, IBlobStore blobs)
    {
        this.host = host;
        Sweeps = new GrainSweepService(Grains, blobs, SiloCluster.Tenant, TimeProvider.System);
    }

    /// <summary>The tenant's sweeps.</summary>
    public GrainSweepService Sweeps { get; }

    private IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<OrleansClient> ConnectAsync(string cluster, string database, IBlobStore blobs)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, cluster))
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5)));
        var host = builder.Build();
        await host.StartAsync();
        return new OrleansClient(host, blobs);
    }

    /// <summary>The port of the silo that has a sweep's coordinator now; null when none has.</summary>
    public async Task<int?> FindPortAsync(string sweep)
    {
        var address = await GrainCalls.RetryAsync(
            async () => await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(Grains.GetGrain<ISweepGrain>(sweep)), TimeProvider.System, CancellationToken.None);
        return address?.Endpoint.Port;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
