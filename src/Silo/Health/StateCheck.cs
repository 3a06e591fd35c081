using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Storage;
using RepXai.Grains;

namespace RepXai.Silo.Health;

/// <summary>Whether the storage of the grains' state answers.</summary>
internal sealed class StateCheck([FromKeyedServices(GrainStorageNames.State)] IGrainStorage storage) : IHealthCheck
{
    private const string Probe = "health";
    private static readonly GrainId Nobody = GrainId.Create(Probe, Probe);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await storage.ReadStateAsync(Probe, Nobody, new GrainState<object>()).WaitAsync(cancellationToken).ConfigureAwait(false);
        return HealthCheckResult.Healthy();
    }
}
