using RepXai.Cli.Hosting;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;

namespace RepXai.Cli.Tests.Fakes;

/// <summary>A host over the fake service; it keeps how it was opened and whether it was closed.</summary>
internal sealed class FakeHost : ISweepHost
{
    public FakeSweepService Service { get; } = new();

    public HostSettings? Settings { get; private set; }

    public bool Disposed { get; private set; }

    public ISweepService Sweeps => Service;

    public IUploadService Uploads => throw new NotSupportedException("The commands under test upload nothing.");

    public ISweepHost Open(HostSettings settings)
    {
        Settings = settings;
        return this;
    }

    public string FolderOf(string sweepId) => Path.Combine(Settings!.Folder, sweepId);

    public Task<string> WriteReportAsync(string sweepId, CancellationToken cancellationToken) => Task.FromResult(Path.Combine(FolderOf(sweepId), "report.html"));

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
