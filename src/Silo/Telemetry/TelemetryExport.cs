using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RepXai.Grains;

namespace RepXai.Silo.Telemetry;

/// <summary>Sends metrics and traces by OpenTelemetry's protocol, when and where the environment's <c>OTEL_</c> variables say so.</summary>
internal static class TelemetryExport
{
    private const string ServiceName = "repxai-silo";

    // Said for all signals, or for one.
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    private static readonly string[] Meters =
        [SiloMeter.Name, GrainTelemetry.Name, "Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private static readonly string[] Sources =
        [GrainTelemetry.Name, "Microsoft.Orleans.Application", "Microsoft.AspNetCore"];

    /// <summary>Starts sending; null when the environment names nobody to send to. Disposing sends what is left.</summary>
    /// <param name="configuration">Has the environment's variables.</param>
    /// <param name="silo">The silo's name.</param>
    public static IDisposable? Start(IConfiguration configuration, string silo) => Endpoints.All(name => configuration[name] is null or "")
        ? null
        : OpenTelemetrySdk.Create(builder => builder
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceInstanceId: silo).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithTracing(traces => traces.AddSource(Sources))
            .UseOtlpExporter());
}
