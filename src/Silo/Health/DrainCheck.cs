using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RepXai.Silo.Health;

/// <summary>A silo that drains takes no new callers.</summary>
internal sealed class DrainCheck(DrainState drain) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.IsDraining ? HealthCheckResult.Unhealthy("The silo is draining.") : HealthCheckResult.Healthy());
}
