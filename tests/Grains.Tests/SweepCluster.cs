using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using RepXai.Client.Orleans;
using RepXai.Grains.Devices;

namespace RepXai.Grains.Tests;

/// <summary>Silos in this process, and clients of them. A lost silo is noticed within seconds.</summary>
internal sealed class SweepCluster : IAsyncDisposable
{
    private readonly ClusterSetup _setup;

    private SweepCluster(InProcessTestCluster silos, ClusterSetup setup) => (Silos, _setup) = (silos, setup);

    /// <summary>The silos.</summary>
    public InProcessTestCluster Silos { get; }

    /// <summary>Grains, as a client outside the silos sees them.</summary>
    public IGrainFactory Grains => Silos.Client;

    /// <summary>Starts a cluster.</summary>
    public static async Task<SweepCluster> StartAsync(ClusterSetup setup)
    {
        var builder = new InProcessTestClusterBuilder((short)setup.Silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((silo, orleans) => Configure(silo.SiloName, orleans, setup));
        var silos = builder.Build();
        await silos.DeployAsync();
        foreach (var silo in silos.Silos)
            await Task.WhenAll(DevicesOf(setup).Select(device => silos.Client.GetGrain<IDeviceGrain>(GrainKeys.Device(silo.Name, device)).StartAsync()));
        return new SweepCluster(silos, setup);
    }

    /// <summary>A tenant's service.</summary>
    public GrainSweepService Serve(string tenant = "tenant") => new(Grains, _setup.Blobs, tenant, TimeProvider.System);

    /// <summary>The silo that holds a grain now; null when none does.</summary>
    public async Task<InProcessSiloHandle?> FindSiloOfAsync(IAddressable grain) =>
        await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain) is { } address ? Silos.GetSiloForAddress(address) : null;

    public async ValueTask DisposeAsync()
    {
        await Silos.StopAllSilosAsync();
        await Silos.DisposeAsync();
    }

    private static void Configure(string name, ISiloBuilder silo, ClusterSetup setup)
    {
        var options = new RepXaiSiloOptions { Silo = name, Machine = setup.Machine, Heartbeat = TimeSpan.FromMilliseconds(100), ReductionsOfSilo = 4 };
        foreach (var device in DevicesOf(setup))
            options.Devices.Add(new SiloDevice { Name = device });
        silo.Services.AddSingleton(setup.SiloBlobs ?? setup.Blobs);
        silo.Services.AddSingleton(setup.Computation);
        silo.Services.AddKeyedSingleton(GrainClocks.Campaigns, setup.CampaignTime);
        silo.AddRepXaiGrains(options);
        silo.UseInMemoryReminderService();
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromMilliseconds(500);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 1;
        });
        AddStorage(silo, setup.Database);
        setup.More(silo);
    }

    private static IEnumerable<string> DevicesOf(ClusterSetup setup) => Enumerable.Range(0, setup.DevicesOfSilo).Select(number => $"cpu-{number}");

    private static void AddStorage(ISiloBuilder silo, string? database)
    {
        if (database is null)
        {
            silo.AddMemoryGrainStorage(GrainStorageNames.State);
            return;
        }

        silo.AddAdoNetGrainStorage(GrainStorageNames.State, options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = database;
        });
    }
}
