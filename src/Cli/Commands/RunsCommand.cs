using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai runs</c>: all runs of a folder.</summary>
internal sealed class RunsCommand : DocumentedCommand
{
    private readonly PlaceOptions place = new();
    private readonly Option<bool> json = OutputOptions.Json();

    /// <summary>Makes the command for a session.</summary>
    public RunsCommand(Session session)
        : base("runs", "Lists the runs, the latest first.", "repxai runs --out runs")
    {
        place.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellation) => RunAsync(parsed, session, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var host = place.Open(parsed, session);
        await using var _ = host.ConfigureAwait(false);
        var all = await host.Sweeps.ListAsync(cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(json))
            JsonOutput.Write(session.Terminal.Output, all, ContractsJson.Default.IReadOnlyListSweepStatus);
        else
            StatusRenderer.WriteAll(all, session.Terminal);
        return ExitCode.Success;
    }
}
