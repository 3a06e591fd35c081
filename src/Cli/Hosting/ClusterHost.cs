using RepXai.Client;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Cli.Hosting;

/// <summary>The sweeps of a gateway; what they leave behind stays there.</summary>
internal sealed class ClusterHost : ISweepHost
{
    private readonly HttpSweepService sweeps;
    private readonly HttpUploadService uploads;

    /// <summary>Connects when the first request is made.</summary>
    public ClusterHost(ClusterSettings settings)
    {
        var options = new RepXaiClientOptions { Address = settings.Address, ApiKey = settings.ApiKey };
        (sweeps, uploads) = (new HttpSweepService(options), new HttpUploadService(options));
    }

    /// <inheritdoc/>
    public ISweepService Sweeps => sweeps;

    /// <inheritdoc/>
    public IUploadService Uploads => uploads;

    /// <inheritdoc/>
    public string? FolderOf(string sweepId) => null;

    /// <inheritdoc/>
    public Task<string?> WriteReportAsync(string sweepId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public void StartCampaigns()
    {
        // Whoever serves the gateway runs them.
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        sweeps.Dispose();
        uploads.Dispose();
        return ValueTask.CompletedTask;
    }
}
