using RepXai.Sweeps.Storage;

namespace RepXai.Grains.Storage;

/// <summary>The cluster's blobs, with failing calls made again.</summary>
/// <param name="store">The host's blob store.</param>
/// <param name="time">The clock that waits go by.</param>
internal sealed class ClusterBlobs(IBlobStore store, TimeProvider time)
{
    /// <summary>All blobs.</summary>
    public IBlobStore All { get; } = new RetryingBlobStore(store, time);

    /// <summary>The blobs of one sweep.</summary>
    public IBlobStore Of(string tenant, string sweepId) => new BlobFolder(All, GrainKeys.BlobFolder(tenant, sweepId));
}
