using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Gateway.Tests;

/// <summary>A gateway on a port of the loopback, with a key for each tenant that has sweeps.</summary>
internal sealed class LoopbackGateway : IAsyncDisposable, ITenantSweepServices, ITenantUploadServices
{
    private readonly Dictionary<string, ISweepService> _tenants;
    private readonly Dictionary<string, IUploadService> _uploads;
    private readonly WebApplication _app;

    private LoopbackGateway(Dictionary<string, ISweepService> tenants, Dictionary<string, IUploadService> uploads, Action<SweepGatewayOptions> configure)
    {
        (_tenants, _uploads) = (tenants, uploads);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ITenantSweepServices>(this);
        builder.Services.AddSingleton<ITenantUploadServices>(this);
        builder.Services.AddSweepGateway(options =>
        {
            foreach (var tenant in tenants.Keys)
                options.Keys.Add(new TenantKey(tenant, TenantKey.HashOf(KeyOf(tenant))));
            configure(options);
        });
        _app = builder.Build();
        _app.MapSweepGateway();
    }

    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    public static async Task<LoopbackGateway> StartAsync(
        Dictionary<string, ISweepService> tenants, Action<SweepGatewayOptions>? configure = null, Dictionary<string, IUploadService>? uploads = null)
    {
        var gateway = new LoopbackGateway(tenants, uploads ?? [], configure ?? (_ => { }));
        await gateway._app.StartAsync();
        return gateway;
    }

    public static string KeyOf(string tenant) => $"key of {tenant}";

    public ISweepService For(string tenant) => _tenants[tenant];

    public IUploadService UploadsFor(string tenant) => _uploads[tenant];

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
