using System.CommandLine;
using RepXai.Cli.Hosting;
using RepXai.Cli.Rendering;
using RepXai.Cli.Sweeping;
using RepXai.Contracts;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai report</c>: writes a run's HTML report.</summary>
/// <param name="session">What the command works with.</param>
internal sealed class ReportCommand(Session session)
    : OneRunCommand("report", "Writes the HTML report of a completed run, one file that needs no network, and names it.", "repxai report fashion-zoo", session, isAnywhere: false)
{
    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ISweepHost host, string sweepId, CancellationToken cancellationToken)
    {
        var results = await host.Sweeps.GetResultsAsync(sweepId, cancellationToken).ConfigureAwait(false);
        var file = await host.WriteReportAsync(sweepId, cancellationToken).ConfigureAwait(false);
        if (!WantsJson(parsed))
        {
            await Terminal.Output.WriteLineAsync(file).ConfigureAwait(false);
            return;
        }

        var report = new RunReport { SweepId = sweepId, Name = results.Name, State = SweepState.Completed, Folder = host.FolderOf(sweepId), Report = file, Rankings = results.Rankings };
        JsonOutput.Write(Terminal.Output, report, CliJson.Default.RunReport);
    }
}
