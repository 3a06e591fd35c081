namespace RepXai.Grains;

/// <summary>Knows which sweeps have work and what every device does. What it knows is told again every few seconds, so that it keeps nothing.</summary>
[Alias("repxai.IWorkDirectoryGrain.v1")]
public interface IWorkDirectoryGrain : IGrainWithStringKey
{
    /// <summary>A sweep tells what it offers; it does so again before long, or is forgotten.</summary>
    [Alias("announce-sweep")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task AnnounceAsync(SweepLoad load);

    /// <summary>A device tells what it does; it does so again before long, or counts as lost.</summary>
    [Alias("announce-device")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task ReportAsync(DeviceReport report);

    /// <summary>The sweeps that a free device should ask for a unit, in turn: those of the tenant with the fewest units in hand first.</summary>
    [Alias("offer")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task<IReadOnlyList<string>> OfferAsync(string device);

    /// <summary>All devices: the JSON text of a list of <c>DeviceDescription</c>, in which only the tenant's own sweeps are named.</summary>
    [Alias("devices")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task<string> ListDevicesAsync(string tenant);

    /// <summary>Units that wait for a device, over all sweeps.</summary>
    [Alias("waiting")]
    Task<long> CountWaitingAsync();
}
