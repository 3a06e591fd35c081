using Orleans.Concurrency;

namespace RepXai.Grains;

/// <summary>A device of a silo: it takes one unit at a time, has it computed on the device's own thread and reports its end. Its key is the silo and the device.</summary>
[Alias("repxai.IDeviceGrain.v1")]
public interface IDeviceGrain : IGrainWithStringKey
{
    /// <summary>Starts taking units, unless it does.</summary>
    [Alias("start")]
    Task StartAsync();

    /// <summary>Takes no further unit and hands the one in work back. Answers when it is handed back.</summary>
    [Alias("drain")]
    Task DrainAsync();

    /// <summary>Takes units again.</summary>
    [Alias("undrain")]
    Task UndrainAsync();

    /// <summary>Gives a unit up that nobody wants any more.</summary>
    [OneWay]
    [Alias("abandon")]
    Task AbandonAsync(UnitTicket ticket);
}
