using RepXai.Cli.Hosting;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Cli.Tests.Fakes;

/// <summary>A host over the fake service; it keeps how it was opened and whether it was closed.</summary>
internal sealed class FakeHost : ISweepHost
{
    public FakeSweepService Service { get; } = new();

    public HostSettings? Settings { get; private set; }

    public ClusterSettings? Cluster { get; private set; }

    public bool HasStartedCampaigns { get; private set; }

    public bool Disposed { get; private set; }

    public ISweepService Sweeps => Service;

    public IUploadService Uploads => throw new NotSupportedException("The commands under test upload nothing.");

    public ISweepHost Open(HostSettings settings)
    {
        Settings = settings;
        return this;
    }

    public ISweepHost Open(ClusterSettings cluster)
    {
        Cluster = cluster;
        return this;
    }

    public void StartCampaigns() => HasStartedCampaigns = true;

    public string? FolderOf(string sweepId) => Settings is null ? null : Path.Combine(Settings.Folder, sweepId);

    public Task<string?> WriteReportAsync(string sweepId, CancellationToken cancellationToken) =>
        Task.FromResult(FolderOf(sweepId) is { } folder ? Path.Combine(folder, "report.html") : null);

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
