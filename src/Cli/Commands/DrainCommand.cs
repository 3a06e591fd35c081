using System.CommandLine;
using RepXai.Contracts;
using RepXai.Contracts.Devices;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai drain</c>: takes devices out of work.</summary>
internal sealed class DrainCommand : DeviceCommand
{
    private readonly Argument<string> device = Device();

    /// <summary>Makes the command for a session.</summary>
    public DrainCommand(Session session)
        : base(
            "drain",
            "Takes a device, or all of a silo, out of work: it takes no further unit, and others compute the one it had.",
            "repxai drain silo-3/cuda-0 --cluster http://127.0.0.1:5087",
            session) => Arguments.Add(device);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<DeviceDescription>> AskAsync(ParseResult parsed, IDeviceService devices, CancellationToken cancellationToken) =>
        devices.DrainAsync(parsed.GetRequiredValue(device), cancellationToken);
}
