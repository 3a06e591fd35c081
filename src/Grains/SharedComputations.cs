using Microsoft.Extensions.DependencyInjection;
using RepXai.Sweeps.Hosting;

namespace RepXai.Grains;

/// <summary>One computation for all tenants, but for devices with one of their own.</summary>
internal sealed class SharedComputations(IServiceProvider services) : ITenantComputations
{
    /// <inheritdoc/>
    public ISweepComputation For(string tenant, string? device) =>
        services.GetKeyedService<ISweepComputation>(device) ?? services.GetRequiredService<ISweepComputation>();
}
