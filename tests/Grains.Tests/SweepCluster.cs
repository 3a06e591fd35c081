using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using RepXai.Client.Orleans;
using RepXai.Grains.Devices;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;

namespace RepXai.Grains.Tests;

/// <summary>Silos in this process, and clients of them.</summary>
internal sealed class SweepCluster : IAsyncDisposable
{
    private const string SetupKey = "RepXaiSetup";
    private static readonly ConcurrentDictionary<string, ClusterSetup> Setups = [];
    private readonly ClusterSetup _setup;
    private readonly string _name;

    private SweepCluster(TestCluster silos, ClusterSetup setup, string name) => (Silos, _setup, _name) = (silos, setup, name);

    /// <summary>The silos.</summary>
    public TestCluster Silos { get; }

    /// <summary>Starts a cluster.</summary>
    public static async Task<SweepCluster> StartAsync(ClusterSetup setup)
    {
        // Silos are configured by types, which find the test's setup by its name.
        var name = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        Setups[name] = setup;
        var builder = new TestClusterBuilder((short)setup.Silos);
        builder.Properties[SetupKey] = name;
        builder.AddSiloBuilderConfigurator<SiloConfigurator>();
        builder.AddClientBuilderConfigurator<ClientConfigurator>();
        var silos = builder.Build();
        await silos.DeployAsync();
        return new SweepCluster(silos, setup, name);
    }

    /// <summary>A tenant's service.</summary>
    public GrainSweepService Serve(string tenant = "tenant") => new(Silos.GrainFactory, _setup.Blobs, tenant, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await Silos.StopAllSilosAsync();
        await Silos.DisposeAsync();
        Setups.TryRemove(_name, out _);
    }

    private sealed class SiloConfigurator : IHostConfigurator, ISiloConfigurator
    {
        private string _silo = "";

        public void Configure(Microsoft.Extensions.Hosting.IHostBuilder hostBuilder)
        {
        }

        public void Configure(ISiloBuilder siloBuilder)
        {
            var setup = Setups[siloBuilder.Configuration[SetupKey]!];
            _silo = siloBuilder.Configuration["SiloName"]!;
            var options = new RepXaiSiloOptions { Silo = _silo, Machine = setup.Machine, Heartbeat = TimeSpan.FromMilliseconds(100), ReductionsOfSilo = 4 };
            foreach (var number in Enumerable.Range(0, setup.DevicesOfSilo))
                options.Devices.Add(new SiloDevice { Name = $"cpu-{number}" });
            siloBuilder.Services.AddSingleton(setup.Blobs);
            siloBuilder.Services.AddSingleton(setup.Computation);
            siloBuilder.AddRepXaiGrains(options);
            siloBuilder.UseInMemoryReminderService();
            AddStorage(siloBuilder, setup);
        }

        private static void AddStorage(ISiloBuilder silo, ClusterSetup setup)
        {
            if (setup.Database is { } database)
            {
                silo.AddAdoNetGrainStorage(GrainStorageNames.State, options =>
                {
                    options.Invariant = "Npgsql";
                    options.ConnectionString = database;
                });
            }
            else
            {
                silo.AddMemoryGrainStorage(GrainStorageNames.State);
            }
        }
    }

    private sealed class ClientConfigurator : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder)
        {
        }
    }
}
