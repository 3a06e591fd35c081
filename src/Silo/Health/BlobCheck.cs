using Microsoft.Extensions.Diagnostics.HealthChecks;
using RepXai.Sweeps.Storage;

namespace RepXai.Silo.Health;

/// <summary>Whether the blob store answers.</summary>
internal sealed class BlobCheck(IBlobStore blobs) : IHealthCheck
{
    private const string Probe = "health";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await blobs.ExistsAsync(Probe, cancellationToken).ConfigureAwait(false);
        return HealthCheckResult.Healthy();
    }
}
