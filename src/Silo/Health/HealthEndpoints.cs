using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RepXai.Silo.Health;

/// <summary>
/// What an orchestrator asks: <c>/health/live</c>, whether the process answers at all, and <c>/health/ready</c>, whether it should get
/// callers. Both are open; they tell the names of the checks that fail and nothing else.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Adds the checks.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<DrainState>();
        services.AddHealthChecks()
            .AddCheck<DrainCheck>("draining", timeout: Patience)
            .AddCheck<MembershipCheck>("membership", timeout: Patience)
            .AddCheck<StateCheck>("state", timeout: Patience)
            .AddCheck<BlobCheck>("blobs", timeout: Patience);
    }

    /// <summary>Maps the addresses.</summary>
    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var failing = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => entry.Key);
        return context.Response.WriteAsync(report.Status == HealthStatus.Healthy ? "ready" : $"not ready: {string.Join(", ", failing)}", context.RequestAborted);
    }
}
