using System.Text.Json;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains;

namespace RepXai.Client.Orleans;

public sealed partial class GrainSweepService
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeviceDescription>> ListDevicesAsync(CancellationToken cancellationToken = default)
    {
        var directory = grains.GetGrain<IWorkDirectoryGrain>(GrainKeys.Cluster);
        var text = await CallAsync(() => directory.ListDevicesAsync(tenant), cancellationToken);
        return JsonSerializer.Deserialize(text, ContractsJson.Default.IReadOnlyListDeviceDescription)!;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeviceDescription>> DrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default) =>
        TellDevicesAsync(deviceOrSilo, device => device.DrainAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeviceDescription>> UndrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default) =>
        TellDevicesAsync(deviceOrSilo, device => device.UndrainAsync(), cancellationToken);

    private async Task<IReadOnlyList<DeviceDescription>> TellDevicesAsync(
        string deviceOrSilo, Func<IDeviceGrain, Task> tell, CancellationToken cancellationToken)
    {
        var names = (await ListDevicesAsync(cancellationToken)).Select(device => device.Name).Where(name => IsNamed(name, deviceOrSilo)).ToHashSet();
        if (names.Count == 0)
            throw new DeviceNotFoundException($"There is no device and no silo '{deviceOrSilo}'.");
        await Task.WhenAll(names.Select(name => GrainCalls.RetryAsync(
            () => tell(grains.GetGrain<IDeviceGrain>(name)).WaitAsync(cancellationToken), time, cancellationToken)));
        return [.. (await ListDevicesAsync(cancellationToken)).Where(device => names.Contains(device.Name))];
    }

    private static bool IsNamed(string device, string deviceOrSilo) => device == deviceOrSilo || GrainKeys.Parts(device)[0] == deviceOrSilo;
}
