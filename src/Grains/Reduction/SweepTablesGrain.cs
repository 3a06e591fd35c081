using Orleans.Concurrency;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Hosting;

namespace RepXai.Grains.Reduction;

/// <summary>Makes a sweep's tables and removes what it needs no more.</summary>
[Reentrant]
internal sealed class SweepTablesGrain(SweepWorks works, ClusterBlobs blobs, WorkSlots slots) : Grain, ISweepTablesGrain
{
    /// <inheritdoc/>
    public Task<ReductionAnswer> WriteAsync(string planBlob)
    {
        var key = GrainKeys.Parts(this.GetPrimaryKeyString());
        return works.AnswerAsync(key[0], key[1], planBlob, async work =>
        {
            await work.WriteTablesAsync(CancellationToken.None);
            return null;
        });
    }

    /// <inheritdoc/>
    public Task CleanAsync()
    {
        var key = GrainKeys.Parts(this.GetPrimaryKeyString());
        return slots.RunAsync(async () =>
        {
            await SweepWork.CleanAsync(blobs.Of(key[0], key[1]), CancellationToken.None);
            return true;
        });
    }
}
