using System.Globalization;
using RepXai.Contracts.Devices;

namespace RepXai.Cli.Rendering;

/// <summary>Shows devices.</summary>
internal static class DeviceRenderer
{
    /// <summary>Writes a table of devices.</summary>
    public static void Write(IReadOnlyList<DeviceDescription> devices, Terminal terminal)
    {
        if (devices.Count == 0)
        {
            terminal.Output.WriteLine("There are no devices.");
            return;
        }

        var table = Tables.Create("device", "kind", "state", ">memory", ">units", ">busy", "sweep", ">unit");
        foreach (var device in devices)
        {
            table.Row(
                device.Name,
                device.Hardware is { } hardware ? $"{Kind(device)} ({hardware})" : Kind(device),
                device.State.ToString().ToLowerInvariant(),
                device.MemoryBytes is { } bytes ? $"{Tables.Amount(bytes)}B" : "",
                Tables.Count(device.UnitsCompleted),
                device.BusyShare.ToString("0 %", CultureInfo.InvariantCulture),
                device.SweepId ?? "",
                device.Unit is { } unit ? Tables.Count(unit) : "");
        }

        terminal.OutputConsole().Write(table);
    }

    private static string Kind(DeviceDescription device) => device.Kind.ToString().ToLowerInvariant();
}
