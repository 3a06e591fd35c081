using RepXai.Contracts.Devices;
using RepXai.Contracts.Validation;

namespace RepXai.Contracts;

/// <summary>Tells what computes, and takes devices out of work and back in.</summary>
public interface IDeviceService
{
    /// <summary>All devices, by name. In one process each worker is a device.</summary>
    Task<IReadOnlyList<DeviceDescription>> ListDevicesAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes devices take no further unit, and hands back at once the units that they compute: others compute them, and nothing is lost.</summary>
    /// <param name="deviceOrSilo">A device's name, or a silo's for all of its devices.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The devices that it was about.</returns>
    /// <exception cref="DeviceNotFoundException">There is no such device or silo.</exception>
    Task<IReadOnlyList<DeviceDescription>> DrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default);

    /// <summary>Makes devices take units again.</summary>
    /// <param name="deviceOrSilo">A device's name, or a silo's for all of its devices.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The devices that it was about.</returns>
    /// <exception cref="DeviceNotFoundException">There is no such device or silo.</exception>
    Task<IReadOnlyList<DeviceDescription>> UndrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default);
}
