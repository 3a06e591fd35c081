using RepXai.Contracts;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests;

/// <summary>The made-up sweep of the service contract, blobs for it, and what the embedded host makes of it.</summary>
internal sealed class MadeUpSweeps : IDisposable
{
    private readonly Host _host = new();
    private readonly TemporaryFolder _blobs = new();

    public SpecificationDocument Document => _host.Document;

    public FileBlobStore OpenBlobs() => FileBlobStore.Open(_blobs.Path);

    /// <summary>The results in the blobs.</summary>
    public SortedDictionary<string, string> ResultsOf(string sweepId, string tenant = "tenant") =>
        Results.In(Path.Combine(_blobs.Path, GrainKeys.BlobFolder(tenant, sweepId)));

    /// <summary>The embedded host's results.</summary>
    public static async Task<SortedDictionary<string, string>> EmbeddedAsync()
    {
        using var reference = new Host();
        await using var service = reference.Serve();
        return Results.In(Path.Combine(reference.Runs, (await reference.RunAsync(service)).Id));
    }

    public void Dispose()
    {
        _host.Dispose();
        _blobs.Dispose();
    }
}
