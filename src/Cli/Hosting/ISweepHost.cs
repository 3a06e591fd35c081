using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Cli.Hosting;

/// <summary>
/// A sweep service, and the folder that its runs are kept in if that is on this machine. Disposing it stops its workers; unfinished sweeps can
/// be resumed.
/// </summary>
internal interface ISweepHost : IAsyncDisposable
{
    /// <summary>The service.</summary>
    ISweepService Sweeps { get; }

    /// <summary>The files that specifications name by <c>upload:</c>.</summary>
    IUploadService Uploads { get; }

    /// <summary>The folder of a run, which holds its results; null when it is elsewhere.</summary>
    string? FolderOf(string sweepId);

    /// <summary>Runs the campaigns from now on, those that are there and those to come.</summary>
    /// <exception cref="Contracts.Validation.SweepStateException">Another process runs them.</exception>
    void StartCampaigns();

    /// <summary>Writes a completed run's HTML report.</summary>
    /// <returns>The report's path; null when the run's folder is elsewhere.</returns>
    Task<string?> WriteReportAsync(string sweepId, CancellationToken cancellationToken);
}
