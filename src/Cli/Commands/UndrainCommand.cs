using System.CommandLine;
using RepXai.Contracts;
using RepXai.Contracts.Devices;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai undrain</c>: takes devices back into work.</summary>
internal sealed class UndrainCommand : DeviceCommand
{
    private readonly Argument<string> device = Device();

    /// <summary>Makes the command for a session.</summary>
    public UndrainCommand(Session session)
        : base("undrain", "Takes a device, or all of a silo, back into work.", "repxai undrain silo-3 --cluster http://127.0.0.1:5087", session) =>
        Arguments.Add(device);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<DeviceDescription>> AskAsync(ParseResult parsed, IDeviceService devices, CancellationToken cancellationToken) =>
        devices.UndrainAsync(parsed.GetRequiredValue(device), cancellationToken);
}
