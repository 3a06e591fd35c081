using System.CommandLine;
using RepXai.Contracts;
using RepXai.Contracts.Devices;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai devices</c>: what computes behind a gateway.</summary>
/// <param name="session">What the command works with.</param>
internal sealed class DevicesCommand(Session session) : DeviceCommand(
    "devices", "Lists the devices that compute for a gateway, and what each does.", "repxai devices --cluster http://127.0.0.1:5087", session)
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<DeviceDescription>> AskAsync(ParseResult parsed, IDeviceService devices, CancellationToken cancellationToken) =>
        devices.ListDevicesAsync(cancellationToken);
}
