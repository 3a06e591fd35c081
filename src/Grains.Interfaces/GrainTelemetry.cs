using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RepXai.Grains;

/// <summary>What grains and their callers tell to OpenTelemetry: a meter and a source of spans, both of one name. Every instrument says what it means.</summary>
public static class GrainTelemetry
{
    /// <summary>The name of the meter and of the source.</summary>
    public const string Name = "RepXai.Grains";

    private const string Device = "repxai.device";
    private const string Outcome = "repxai.outcome";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Started =
        Meter.CreateCounter<long>("repxai.units.started", "{unit}", "Units that a device began, by repxai.device.");

    private static readonly Counter<long> Ended = Meter.CreateCounter<long>(
        "repxai.units.ended", "{unit}", "Units that a device ended, by repxai.device and repxai.outcome: completed, failed, impossible or released.");

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>("repxai.unit.duration", "s", "Time from a unit's beginning to its end, by repxai.device and repxai.outcome.");

    private static readonly UpDownCounter<int> Busy =
        Meter.CreateUpDownCounter<int>("repxai.device.busy", "1", "1 while a device has a unit in work, else 0, by repxai.device; its mean over time is the busy share.");

    private static readonly Counter<long> Retried =
        Meter.CreateCounter<long>("repxai.retries", "{call}", "Calls that were made again, by repxai.target: blob or grain.");

    /// <summary>A unit begins.</summary>
    /// <returns>The unit's span; the caller disposes it. Null when nobody listens.</returns>
    internal static Activity? BeginUnit(UnitTicket ticket)
    {
        var device = new KeyValuePair<string, object?>(Device, ticket.Device);
        Started.Add(1, device);
        Busy.Add(1, device);
        var span = Source.StartActivity("unit");
        span?.SetTag(Device, ticket.Device).SetTag("repxai.sweep", ticket.Sweep).SetTag("repxai.unit", ticket.Unit);
        return span;
    }

    /// <summary>A unit has ended.</summary>
    internal static void EndUnit(Activity? span, UnitReport report, TimeSpan duration)
    {
        var device = new KeyValuePair<string, object?>(Device, report.Ticket.Device);
        var outcome = new KeyValuePair<string, object?>(Outcome, report.Outcome.ToString().ToLowerInvariant());
        Busy.Add(-1, device);
        Ended.Add(1, device, outcome);
        Durations.Record(duration.TotalSeconds, device, outcome);
        span?.SetTag(Outcome, outcome.Value);
        if (report.Outcome is UnitOutcome.Failed or UnitOutcome.Impossible)
            span?.SetStatus(ActivityStatusCode.Error, report.Reason);
    }

    /// <summary>A call of the blob store or of a grain is made again.</summary>
    internal static void Retry(string target) => Retried.Add(1, new KeyValuePair<string, object?>("repxai.target", target));
}
