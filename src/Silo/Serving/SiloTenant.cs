using RepXai.Client.Orleans;
using RepXai.Silo.Settings;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Uploads;
using RepXai.Tensors.Cpu;

namespace RepXai.Silo.Serving;

/// <summary>One tenant on this silo: its sweeps by the grains, its uploads, and what computes for it. No other tenant's blobs are within its reach.</summary>
internal sealed class SiloTenant : IDisposable
{
    /// <summary>Serves a tenant.</summary>
    /// <param name="name">The tenant.</param>
    /// <param name="sweeps">Its sweeps.</param>
    /// <param name="blobs">The cluster's blobs.</param>
    /// <param name="settings">The silo's settings.</param>
    /// <param name="copies">The folder for local copies of all tenants' uploads.</param>
    /// <param name="time">The clock.</param>
    public SiloTenant(string name, GrainSweepService sweeps, IBlobStore blobs, SiloSettings settings, string copies, TimeProvider time)
    {
        var own = new BlobFolder(blobs, $"tenants/{name}");
        Sweeps = sweeps;
        Uploads = new BlobUploadService(own, settings.Uploads.Bounds, time);
        var cache = new UploadCache(Path.Combine(copies, name), settings.Uploads.CopyBytes, time);
        var files = new UploadedFiles(Uploads, cache, new ConfinedFiles(settings.Data));
        Computation = new AttributionComputation(own, new CpuOptions(settings.Cpu.Threads, settings.Cpu.MemoryBytes), files);
    }

    /// <summary>Its sweeps.</summary>
    public GrainSweepService Sweeps { get; }

    /// <summary>Its uploads.</summary>
    public BlobUploadService Uploads { get; }

    /// <summary>What plans, computes on the processor's slots and reduces.</summary>
    public AttributionComputation Computation { get; }

    /// <inheritdoc/>
    public void Dispose() => Uploads.Dispose();
}
