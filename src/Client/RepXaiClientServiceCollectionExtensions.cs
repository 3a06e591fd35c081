using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Client;

/// <summary>Adds the client to an application's services.</summary>
public static class RepXaiClientServiceCollectionExtensions
{
    private const string ClientName = "RepXai";

    /// <summary>Adds <see cref="ISweepService"/> and <see cref="HttpUploadService"/> over HTTP.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Says where the gateway is.</param>
    /// <returns>The builder of the HTTP client, for handlers of the application's own.</returns>
    public static IHttpClientBuilder AddRepXaiClient(this IServiceCollection services, Action<RepXaiClientOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddTransient<ISweepService>(provider => new HttpSweepService(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
            provider.GetRequiredService<IOptions<RepXaiClientOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddTransient(provider => new HttpUploadService(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
            provider.GetRequiredService<IOptions<RepXaiClientOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddTransient<IUploadService>(provider => provider.GetRequiredService<HttpUploadService>());
        // The options' timeout is counted for each request.
        return services.AddHttpClient(ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan);
    }
}
