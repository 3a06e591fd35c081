using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RepXai.Silo.Telemetry;

/// <summary>
/// What the silo measures of itself, beside the grains' meter: the blob store and the cluster's queue. Instruments carry UCUM units, and
/// every one's meaning is in its description.
/// </summary>
internal sealed class SiloMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "RepXai.Silo";

    private readonly Counter<long> bytes;
    private readonly Histogram<double> blobCalls;
    private long? queueLength;

    /// <summary>Makes the instruments.</summary>
    public SiloMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        bytes = meter.CreateCounter<long>("repxai.blob.io", "By", "Bytes of blobs, by repxai.direction: read or write.");
        blobCalls = meter.CreateHistogram<double>(
            "repxai.blob.duration", "s", "Calls of the blob store, by repxai.operation and, where they failed, error.type.");
        meter.CreateObservableGauge(
            "repxai.queue.length",
            () => queueLength is { } length ? [new Measurement<long>(length)] : Array.Empty<Measurement<long>>(),
            "{unit}",
            "Units that wait for a device, over all sweeps of the cluster: the same on every silo, so take the maximum and not the sum.");
    }

    /// <summary>Counts bytes that were read.</summary>
    public void Read(long count) => bytes.Add(count, new KeyValuePair<string, object?>("repxai.direction", "read"));

    /// <summary>Counts bytes that were written.</summary>
    public void Wrote(long count) => bytes.Add(count, new KeyValuePair<string, object?>("repxai.direction", "write"));

    /// <summary>Takes a call of the blob store.</summary>
    public void Called(string operation, TimeSpan duration, Exception? error)
    {
        var tags = new TagList { { "repxai.operation", operation } };
        if (error is not null)
            tags.Add("error.type", error.GetType().FullName);
        blobCalls.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Takes the length of the queue; null while it is unknown.</summary>
    public void Queue(long? length) => queueLength = length;
}
