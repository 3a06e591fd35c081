using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RepXai.Contracts;
using RepXai.Sweeps.Storage;

namespace RepXai.Client.Orleans;

/// <summary>Adds the client to an application's services.</summary>
public static class GrainSweepServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ISweepService"/> over the grains of a cluster. The application adds Orleans' client and an <see cref="IBlobStore"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="tenant">The tenant whose sweeps they are.</param>
    public static IServiceCollection AddRepXaiGrainClient(this IServiceCollection services, string tenant)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ISweepService>(provider => new GrainSweepService(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<IBlobStore>(),
            tenant,
            provider.GetRequiredService<TimeProvider>()));
    }
}
