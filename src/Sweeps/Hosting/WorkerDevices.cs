using System.Collections.Immutable;
using System.Globalization;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Naming;

namespace RepXai.Sweeps.Hosting;

/// <summary>The workers of this process, as devices of a silo of its own.</summary>
internal sealed class WorkerDevices : IDisposable
{
    private const string Silo = "local";

    private ImmutableList<Action> listeners = [];

    public WorkerDevices(EmbeddedOptions options, TimeProvider time) => All =
    [
        .. Enumerable.Range(0, options.Workers).Select(number => new WorkerDevice(
            string.Create(CultureInfo.InvariantCulture, $"{Silo}/worker-{number}"), options.MemoryBytes / options.Workers, time)),
    ];

    /// <summary>All of them.</summary>
    public IReadOnlyList<WorkerDevice> All { get; }

    /// <summary>Calls back when a device takes units again, until it is disposed.</summary>
    public IDisposable WhenChanged(Action listener)
    {
        ImmutableInterlocked.Update(ref listeners, list => list.Add(listener));
        return new Listening(this, listener);
    }

    /// <summary>What each does now.</summary>
    public IReadOnlyList<DeviceDescription> Describe() => [.. All.Select(device => device.Describe()).OrderBy(device => device.Name, StringComparer.Ordinal)];

    /// <summary>Takes devices out of work.</summary>
    /// <exception cref="DeviceNotFoundException">There is none of the name.</exception>
    public IReadOnlyList<DeviceDescription> Drain(string deviceOrSilo) => Tell(deviceOrSilo, device => device.Drain());

    /// <summary>Takes devices into work again.</summary>
    /// <exception cref="DeviceNotFoundException">There is none of the name.</exception>
    public IReadOnlyList<DeviceDescription> Undrain(string deviceOrSilo)
    {
        var told = Tell(deviceOrSilo, device => device.Undrain());
        foreach (var listener in listeners)
            listener();
        return told;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var device in All)
            device.Dispose();
    }

    private IReadOnlyList<DeviceDescription> Tell(string deviceOrSilo, Action<WorkerDevice> tell)
    {
        var told = All.Where(device => deviceOrSilo == Silo || deviceOrSilo == device.Name).ToList();
        if (told.Count == 0)
        {
            var closest = ClosestName.Of(deviceOrSilo, All.Select(device => device.Name).Append(Silo));
            throw new DeviceNotFoundException($"There is no device or silo '{deviceOrSilo}'{(closest is null ? "." : $"; did you mean '{closest}'?")}");
        }
        told.ForEach(tell);
        return [.. told.Select(device => device.Describe())];
    }

    private sealed class Listening(WorkerDevices devices, Action listener) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref devices.listeners, list => list.Remove(listener));
    }
}
