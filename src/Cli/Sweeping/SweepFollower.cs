using RepXai.Cli.Hosting;
using RepXai.Cli.Progress;
using RepXai.Contracts;

namespace RepXai.Cli.Sweeping;

/// <summary>Stays with a sweep to its end.</summary>
/// <param name="host">The host that works on it.</param>
/// <param name="view">Shows its progress.</param>
internal sealed class SweepFollower(ISweepHost host, IProgressView view)
{
    /// <summary>Shows progress until the sweep ends, and writes its report if it is completed.</summary>
    public async Task<RunReport> FollowAsync(SweepStatus sweep, CancellationToken cancellationToken)
    {
        await view.ShowAsync(host.Sweeps.WatchAsync(sweep.Id, cancellationToken)).ConfigureAwait(false);
        var status = await host.Sweeps.GetStatusAsync(sweep.Id, cancellationToken).ConfigureAwait(false);
        var report = new RunReport
        {
            SweepId = status.Id,
            Name = status.Name,
            State = status.Progress.State,
            Folder = host.FolderOf(status.Id),
            Failure = status.Failure,
            Fault = status.Fault,
        };
        if (report.State != SweepState.Completed)
            return report;
        var results = await host.Sweeps.GetResultsAsync(status.Id, cancellationToken).ConfigureAwait(false);
        return report with
        {
            Report = await host.WriteReportAsync(status.Id, cancellationToken).ConfigureAwait(false),
            Rankings = results.Rankings,
        };
    }
}
