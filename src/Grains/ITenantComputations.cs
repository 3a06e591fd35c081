using RepXai.Sweeps.Hosting;

namespace RepXai.Grains;

/// <summary>
/// What computes for each tenant on this silo: a tenant's sweeps name its own blobs, uploads and files and no other's. A host that serves
/// several tenants adds its own; without one, all tenants share the silo's <see cref="ISweepComputation"/>.
/// </summary>
public interface ITenantComputations
{
    /// <summary>The computation of a tenant, the same at every call.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="device">The device's name within the silo; null to plan and reduce.</param>
    ISweepComputation For(string tenant, string? device);
}
