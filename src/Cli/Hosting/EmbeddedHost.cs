using RepXai.Contracts;
using RepXai.Contracts.Uploads;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Uploads;
using RepXai.Tensors.Cpu;

namespace RepXai.Cli.Hosting;

/// <summary>Sweeps in this process, with their runs in a folder.</summary>
internal sealed class EmbeddedHost : ISweepHost
{
    private const string BlobsFolder = "blobs";
    private const string CopiesFolder = "uploads";
    private readonly BlobUploadService uploads;
    private readonly EmbeddedSweepService service;

    /// <summary>Opens the host; nothing runs until a sweep is submitted or resumed.</summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="time">The clock.</param>
    public EmbeddedHost(HostSettings settings, TimeProvider time)
    {
        var workers = settings.Workers ?? Environment.ProcessorCount;
        var memory = settings.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        var worker = new CpuOptions(Math.Max(1, Environment.ProcessorCount / workers), (memory - AttributionComputation.ProcessBytes) / workers);
        var blobs = new LazyBlobStore(Path.Combine(settings.Folder, BlobsFolder));
        var bounds = new UploadOptions();
        bounds = bounds with { MaxTotalBytes = settings.MaxUploadBytes ?? bounds.MaxTotalBytes };
        uploads = new BlobUploadService(blobs, bounds, time);
        var copies = new UploadCache(Path.Combine(settings.Folder, CopiesFolder), bounds.MaxTotalBytes, time);
        var computation = new AttributionComputation(blobs, worker, new UploadedFiles(uploads, copies, settings.Files ?? new LocalFiles()));
        service = new EmbeddedSweepService(
            new EmbeddedOptions
            {
                RunsFolder = settings.Folder,
                Workers = workers,
                MemoryBytes = memory,
                MaxRunningSweeps = settings.MaxRunningSweeps,
            },
            computation,
            time);
    }

    /// <inheritdoc/>
    public ISweepService Sweeps => service;

    /// <inheritdoc/>
    public IUploadService Uploads => uploads;

    /// <inheritdoc/>
    public string? FolderOf(string sweepId) => service.FolderOf(sweepId);

    /// <inheritdoc/>
    public void StartCampaigns() => service.StartCampaigns();

    /// <inheritdoc/>
    public async Task<string?> WriteReportAsync(string sweepId, CancellationToken cancellationToken) =>
        await new RunReporter(service).WriteAsync(sweepId, service.FolderOf(sweepId), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync().ConfigureAwait(false);
        uploads.Dispose();
    }
}
