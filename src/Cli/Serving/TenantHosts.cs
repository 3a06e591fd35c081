using System.Collections.Concurrent;
using RepXai.Cli.Hosting;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;
using RepXai.Gateway;

namespace RepXai.Cli.Serving;

/// <summary>A host for each tenant, with a folder of its own.</summary>
/// <param name="open">Opens a tenant's host.</param>
internal sealed class TenantHosts(Func<string, ISweepHost> open) : ITenantSweepServices, ITenantUploadServices, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ISweepHost>> hosts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ISweepService For(string tenant) => HostOf(tenant).Sweeps;

    /// <inheritdoc/>
    public IUploadService UploadsFor(string tenant) => HostOf(tenant).Uploads;

    /// <summary>Runs the campaigns of tenants from now on.</summary>
    /// <exception cref="Contracts.Validation.SweepStateException">Another process runs them.</exception>
    public void StartCampaigns(IEnumerable<string> tenants)
    {
        foreach (var tenant in tenants)
            HostOf(tenant).StartCampaigns();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
            await host.Value.DisposeAsync().ConfigureAwait(false);
    }

    private ISweepHost HostOf(string tenant) => hosts.GetOrAdd(tenant, name => new Lazy<ISweepHost>(() => open(name))).Value;
}
