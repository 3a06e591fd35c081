using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using RepXai.Grains;
using RepXai.Grains.Tests.Faults;
using RepXai.Sweeps.Storage;

namespace RepXai.Cluster.Silo;

/// <summary>The silo as it is, but that a lost neighbour is noticed within seconds, and, on request, that its blob store fails now and then.</summary>
internal static class TestSilo
{
    /// <summary>The variable of the environment that asks for failures.</summary>
    public const string Flaky = "REPXAI_TEST_FLAKY_BLOBS";

    /// <summary>Changes the silo's services.</summary>
    public static void Compose(IServiceCollection services)
    {
        services.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 1;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
        });
        var options = services.Select(service => service.ImplementationInstance).OfType<RepXaiSiloOptions>().Single();
        options.Heartbeat = TimeSpan.FromMilliseconds(200);
        if (Environment.GetEnvironmentVariable(Flaky) is { Length: > 0 })
            MakeFlaky(services);
    }

    private static void MakeFlaky(IServiceCollection services)
    {
        var make = services.Single(service => service.ServiceType == typeof(IBlobStore)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton<IBlobStore>(provider => new FlakyBlobStore((IBlobStore)make(provider))));
    }
}
