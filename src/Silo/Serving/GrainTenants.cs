using System.Collections.Concurrent;
using RepXai.Client.Orleans;
using RepXai.Contracts;
using RepXai.Gateway;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Storage;

namespace RepXai.Silo.Serving;

/// <summary>Each tenant's sweeps, by the grains of the cluster.</summary>
internal sealed class GrainTenants(IGrainFactory grains, IBlobStore blobs, TimeProvider time) : ITenantSweepServices
{
    private readonly RetryingBlobStore retrying = new(blobs, time);
    private readonly ConcurrentDictionary<string, ISweepService> services = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ISweepService For(string tenant) => services.GetOrAdd(tenant, name => new GrainSweepService(grains, retrying, name, time));
}
