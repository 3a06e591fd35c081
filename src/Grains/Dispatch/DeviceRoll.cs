using System.Text.Json;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Json;

namespace RepXai.Grains.Dispatch;

/// <summary>What every device said last.</summary>
/// <param name="patience">The silence after which a device counts as lost.</param>
internal sealed class DeviceRoll(TimeSpan patience)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);
    private readonly SortedDictionary<string, (DeviceReport Report, DateTimeOffset At)> devices = new(StringComparer.Ordinal);

    /// <summary>Takes what a device says.</summary>
    public void Take(DeviceReport report, DateTimeOffset now)
    {
        devices[report.Device] = (report, now);
        foreach (var silent in devices.Where(device => device.Value.At + Memory < now).Select(device => device.Key).ToList())
            devices.Remove(silent);
    }

    /// <summary>All devices by name, as a tenant may see them.</summary>
    public IReadOnlyList<DeviceDescription> List(string tenant, DateTimeOffset now) => [.. devices.Values.Select(device => Describe(device.Report, device.At, tenant, now))];

    private DeviceDescription Describe(DeviceReport report, DateTimeOffset at, string tenant, DateTimeOffset now)
    {
        var known = JsonSerializer.Deserialize(report.Description, ContractsJson.Default.DeviceDescription)!;
        var isLost = at + patience < now;
        var sweep = isLost || report.Ticket is null ? null : GrainKeys.Parts(report.Ticket.Sweep);
        var isOwn = sweep?[0] == tenant;
        return known with
        {
            State = isLost ? DeviceState.Lost : report.IsDraining ? DeviceState.Draining : sweep is null ? DeviceState.Idle : DeviceState.Busy,
            SweepId = isOwn ? sweep![1] : null,
            Unit = isOwn ? report.Ticket!.Unit : null,
            UnitsCompleted = report.UnitsCompleted,
            BusyShare = report.BusyShare,
        };
    }
}
