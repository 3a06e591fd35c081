using Orleans.Runtime.MembershipService.SiloMetadata;
using RepXai.Grains.Devices;

namespace RepXai.Grains.Placement;

/// <summary>What a silo announces of itself in Orleans' silo metadata: its name and the names of its devices.</summary>
/// <param name="Silo">The silo's name.</param>
/// <param name="Devices">The devices' names.</param>
internal sealed record DeviceAnnouncement(string Silo, IReadOnlyList<string> Devices)
{
    private const string SiloKey = "repxai.silo";
    private const string DevicesKey = "repxai.devices";
    private const char Separator = ',';

    /// <summary>The metadata's form of an announcement.</summary>
    public static Dictionary<string, string> ToMetadata(string silo, IEnumerable<SiloDevice> devices) => new()
    {
        [SiloKey] = silo,
        [DevicesKey] = string.Join(Separator, devices.Select(device => device.Name)),
    };

    /// <summary>The announcement in a silo's metadata; null while none has arrived.</summary>
    public static DeviceAnnouncement? Of(SiloMetadata metadata) => metadata.Metadata.TryGetValue(SiloKey, out var silo)
        ? new DeviceAnnouncement(silo, metadata.Metadata.GetValueOrDefault(DevicesKey, "").Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        : null;

    /// <summary>Whether the silo announces the device of a grain's key.</summary>
    public bool Has(string key) => Devices.Any(device => GrainKeys.Device(Silo, device) == key);
}
