using System.Collections.Concurrent;
using RepXai.Client.Orleans;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;
using RepXai.Gateway;
using RepXai.Grains;
using RepXai.Grains.Storage;
using RepXai.Silo.Settings;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;

namespace RepXai.Silo.Serving;

/// <summary>The tenants of the cluster, as this silo serves them.</summary>
internal sealed class SiloTenants(IGrainFactory grains, IBlobStore blobs, SiloSettings settings, TimeProvider time)
    : ITenantSweepServices, ITenantUploadServices, ITenantComputations, IDisposable
{
    private readonly RetryingBlobStore retrying = new(blobs, time);
    private readonly ConcurrentDictionary<string, Lazy<SiloTenant>> tenants = new(StringComparer.Ordinal);
    private readonly Lazy<string> copies = new(() => Directory.CreateTempSubdirectory("repxai-uploads-").FullName);

    /// <inheritdoc/>
    public ISweepService For(string tenant) => TenantOf(tenant).Sweeps;

    /// <inheritdoc/>
    public IUploadService UploadsFor(string tenant) => TenantOf(tenant).Uploads;

    /// <inheritdoc/>
    public ISweepComputation For(string tenant, string? device) => TenantOf(tenant).Computation;

    /// <summary>Ends the services and removes the copies of uploads; the container asks for it once for each name it knows this by.</summary>
    public void Dispose()
    {
        foreach (var tenant in tenants.Values.Where(tenant => tenant.IsValueCreated))
            tenant.Value.Dispose();
        if (copies.IsValueCreated && Directory.Exists(copies.Value))
            Directory.Delete(copies.Value, recursive: true);
    }

    private SiloTenant TenantOf(string tenant) => tenants.GetOrAdd(tenant, name => new Lazy<SiloTenant>(() =>
        new SiloTenant(name, new GrainSweepService(grains, retrying, name, time), retrying, settings, copies.Value, time))).Value;
}
