namespace RepXai.Grains.Devices;

/// <summary>Counts a device's units and the part of its time that it was computing.</summary>
internal sealed class BusyMeter(TimeProvider time)
{
    private readonly DateTimeOffset start = time.GetUtcNow();
    private TimeSpan busy;
    private DateTimeOffset? busySince;

    /// <summary>Units completed.</summary>
    public long Completed { get; private set; }

    /// <summary>The part of the time so far, from 0 to 1.</summary>
    public double BusyShare
    {
        get
        {
            var now = time.GetUtcNow();
            var sum = busy + (busySince is { } since ? now - since : TimeSpan.Zero);
            return now > start ? Math.Clamp(sum / (now - start), 0, 1) : 0;
        }
    }

    /// <summary>A unit begins.</summary>
    public void Begin() => busySince = time.GetUtcNow();

    /// <summary>The unit has ended.</summary>
    public void End(bool isCompleted)
    {
        busy += time.GetUtcNow() - busySince!.Value;
        busySince = null;
        Completed += isCompleted ? 1 : 0;
    }
}
