using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Cli.Hosting;

/// <summary>A sweep service with the folder that its runs are kept in. Disposing it stops its workers; unfinished sweeps can be resumed.</summary>
internal interface ISweepHost : IAsyncDisposable
{
    /// <summary>The service.</summary>
    ISweepService Sweeps { get; }

    /// <summary>The files that specifications name by <c>upload:</c>.</summary>
    IUploadService Uploads { get; }

    /// <summary>The folder of a run, which holds its results.</summary>
    string FolderOf(string sweepId);

    /// <summary>Writes a completed run's HTML report.</summary>
    /// <returns>The report's path.</returns>
    Task<string> WriteReportAsync(string sweepId, CancellationToken cancellationToken);
}
