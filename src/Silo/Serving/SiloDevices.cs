using RepXai.Contracts.Devices;
using RepXai.Grains;
using RepXai.Grains.Devices;
using RepXai.Silo.Settings;

namespace RepXai.Silo.Serving;

/// <summary>The devices of a silo, and what computes on them.</summary>
internal static class SiloDevices
{
    /// <summary>How the silo takes part in sweeps, with the devices that it announces.</summary>
    public static RepXaiSiloOptions Describe(SiloSettings settings)
    {
        var options = new RepXaiSiloOptions { Silo = settings.Name, Machine = settings.Machine };
        for (var slot = 0; slot < settings.Cpu.Slots; slot++)
        {
            options.Devices.Add(new SiloDevice
            {
                Name = FormattableString.Invariant($"cpu-{slot}"),
                Kind = DeviceKind.Cpu,
                MemoryBytes = settings.Cpu.MemoryBytes,
            });
        }

        return options;
    }
}
