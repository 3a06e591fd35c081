using RepXai.Cli.Hosting;
using RepXai.Cli.Progress;
using RepXai.Cli.Rendering;
using RepXai.Cli.Sweeping;
using RepXai.Contracts;

namespace RepXai.Cli.Commands;

/// <summary>What <c>run</c>, <c>resume</c> and <c>watch</c> share: progress, then the end.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="json">Whether the end is printed as JSON.</param>
/// <param name="quiet">Whether progress is hidden.</param>
internal sealed class SweepEnding(Terminal terminal, bool json, bool quiet)
{
    /// <summary>Follows a sweep to its end and shows it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> FollowAsync(ISweepHost host, SweepStatus sweep, CancellationToken cancellationToken)
    {
        try
        {
            var report = await new SweepFollower(host, ProgressViews.For(terminal, quiet)).FollowAsync(sweep, cancellationToken).ConfigureAwait(false);
            return Show(report);
        }
        catch (OperationCanceledException)
        {
            var next = host.FolderOf(sweep.Id) is { } folder
                ? $"'repxai resume {sweep.Id} --out {Path.GetDirectoryName(folder)}' goes on with it."
                : $"the sweep goes on, and 'repxai watch {sweep.Id}' shows it again.";
            await terminal.Error.WriteLineAsync($"repxai: interrupted; {next}").ConfigureAwait(false);
            throw;
        }
    }

    private int Show(RunReport report)
    {
        if (json)
            JsonOutput.Write(terminal.Output, report, CliJson.Default.RunReport);
        else if (report.State == SweepState.Completed)
            RunRenderer.Write(report, terminal);
        return report.State switch
        {
            SweepState.Completed => ExitCode.Success,
            SweepState.Failed when report.Fault == SweepFault.Service =>
                ErrorRenderer.ServiceFailure($"run '{report.SweepId}' failed: {report.Failure}", terminal.Error),
            SweepState.Failed => ErrorRenderer.UserError($"run '{report.SweepId}' failed: {report.Failure}", terminal.Error),
            var state => ErrorRenderer.UserError($"run '{report.SweepId}' was {state.ToString().ToLowerInvariant()}.", terminal.Error),
        };
    }
}
