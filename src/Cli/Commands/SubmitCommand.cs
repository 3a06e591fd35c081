using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Cli.Sweeping;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai submit</c>: hands a sweep to a gateway.</summary>
internal sealed class SubmitCommand : DocumentedCommand
{
    private readonly Argument<string> specification = SweepOptions.Specification();
    private readonly ClusterOptions cluster = new(isRequired: true);
    private readonly Option<string?> key = SweepOptions.IdempotencyKey("one sweep; without a key, two of one specification are");
    private readonly Option<bool> json = OutputOptions.Json();

    /// <summary>Makes the command for a session.</summary>
    public SubmitCommand(Session session)
        : base(
            "submit",
            "Hands a sweep to a gateway and names it; 'watch' shows its progress. Files are looked for on the gateway's machines.",
            "repxai submit examples/fashion-zoo.yaml --cluster http://127.0.0.1:5087")
    {
        Arguments.Add(specification);
        cluster.AddAll(this);
        Options.Add(key);
        Options.Add(json);
        SetAction((parsed, cancellation) => RunAsync(parsed, session, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var document = SpecificationFile.Read(session.Resolve(parsed.GetRequiredValue(specification)));
        var host = session.OpenCluster(cluster.Read(parsed, session)!);
        await using var _ = host.ConfigureAwait(false);
        var status = await host.Sweeps.SubmitAsync(document, parsed.GetValue(key), cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(json))
            JsonOutput.Write(session.Terminal.Output, status, ContractsJson.Default.SweepStatus);
        else
            StatusRenderer.Write(status, folder: null, session.Terminal);
        return ExitCode.Success;
    }
}
