using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RepXai.Gateway;
using RepXai.Grains;
using RepXai.Silo.Health;
using RepXai.Silo.Serving;
using RepXai.Silo.Settings;
using RepXai.Silo.State;
using RepXai.Silo.Telemetry;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Silo;

/// <summary>The silo as a process: Orleans, the devices, the gateway, health and telemetry.</summary>
internal static partial class SiloHost
{
    /// <summary>Runs a silo until the process is told to stop.</summary>
    /// <param name="configuration">What it is told.</param>
    /// <param name="compose">Changes its services before it is built.</param>
    /// <param name="cancellation">Stops it too.</param>
    /// <exception cref="UserErrorException">A setting is wrong, or what it names does not answer.</exception>
    public static async Task<int> RunAsync(IConfigurationRoot configuration, Action<IServiceCollection>? compose, CancellationToken cancellation)
    {
        var settings = SiloSettingsReader.Read(configuration);
        if (settings.State is { Provider: StateProvider.PostgreSql, ConnectionString: { } database })
            await PostgresState.RequireAsync(database, cancellation).ConfigureAwait(false);
        var blobs = await SiloBlobs.OpenAsync(settings.Blobs, cancellation).ConfigureAwait(false);
        using var telemetry = TelemetryExport.Start(configuration, settings.Name);
        var app = Build(settings, configuration, blobs, compose);
        await using var _ = app.ConfigureAwait(false);
        await StartAsync(app, settings, cancellation).ConfigureAwait(false);
        LogServing(app.Services.GetRequiredService<ILogger<WebApplication>>(), settings.Name, settings.Cluster, app.Urls.First());
        await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Success;
    }

    private static WebApplication Build(SiloSettings settings, IConfigurationRoot configuration, IBlobStore blobs, Action<IServiceCollection>? compose)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(SiloDefaults.Of(settings));
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(settings.Endpoints.Http));
        var grains = SiloDevices.Describe(settings);
        builder.UseOrleans(silo => silo.AddRepXaiGrains(grains));
        AddServices(builder.Services, settings, blobs);
        compose?.Invoke(builder.Services);
        var app = builder.Build().MapSweepGateway();
        HealthEndpoints.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, SiloSettings settings, IBlobStore blobs)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.StopTimeout);
        services.AddSingleton<SiloMeter>();
        services.AddSingleton<IBlobStore>(provider => new MeteredBlobStore(
            blobs, provider.GetRequiredService<SiloMeter>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(settings);
        services.AddSingleton<SiloTenants>();
        services.AddSingleton<ITenantSweepServices>(provider => provider.GetRequiredService<SiloTenants>());
        services.AddSingleton<ITenantUploadServices>(provider => provider.GetRequiredService<SiloTenants>());
        services.AddSingleton<ITenantComputations>(provider => provider.GetRequiredService<SiloTenants>());
        services.AddSweepGateway(gateway =>
        {
            gateway.Operators = settings.Operators;
            foreach (var key in settings.Keys)
                gateway.Keys.Add(key);
        });
        HealthEndpoints.Add(services);
        services.AddHostedService<SiloDrain>();
        services.AddHostedService<QueueGauge>();
    }

    private static async Task StartAsync(WebApplication app, SiloSettings settings, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            var (http, silo, gateway) = (settings.Endpoints.Http, settings.Endpoints.SiloPort, settings.Endpoints.GatewayPort);
            throw new UserErrorException($"One of RepXai:Endpoints ({http}, {silo}, {gateway}) cannot be served on: {error.Message.TrimEnd('.')}; choose others.", error);
        }
        catch (OrleansConfigurationException error)
        {
            throw new UserErrorException($"The settings below Orleans do not fit: {error.Message.TrimEnd('.')}; correct them.", error);
        }
    }

    [LoggerMessage(LogLevel.Information, "Silo {Silo} of cluster {Cluster} serves on {Address}.")]
    private static partial void LogServing(ILogger logger, string silo, string cluster, string address);
}
