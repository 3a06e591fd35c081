using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Contracts;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands;

/// <summary>A command that asks something of a gateway's devices, and shows them.</summary>
internal abstract class DeviceCommand : DocumentedCommand
{
    private readonly ClusterOptions cluster = new(isRequired: true);
    private readonly Option<bool> json = OutputOptions.Json();
    private readonly Session session;

    /// <summary>Makes the command for a session.</summary>
    protected DeviceCommand(string name, string description, string example, Session session)
        : base(name, description, example)
    {
        this.session = session;
        cluster.AddAll(this);
        Options.Add(json);
        SetAction(AskAndShowAsync);
    }

    /// <summary>A device, or all of a silo.</summary>
    protected static Argument<string> Device() => new("DEVICE") { Description = "A device's name, such as silo-3/cuda-0, or a silo's for all of its devices." };

    /// <summary>Asks, and gets the devices that the answer is about.</summary>
    protected abstract Task<IReadOnlyList<DeviceDescription>> AskAsync(ParseResult parsed, IDeviceService devices, CancellationToken cancellationToken);

    private async Task<int> AskAndShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var host = session.OpenCluster(cluster.Read(parsed, session)!);
        await using var _ = host.ConfigureAwait(false);
        var devices = await AskAsync(parsed, host.Sweeps, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(json))
            JsonOutput.Write(session.Terminal.Output, devices, ContractsJson.Default.IReadOnlyListDeviceDescription);
        else
            DeviceRenderer.Write(devices, session.Terminal);
        return ExitCode.Success;
    }
}
