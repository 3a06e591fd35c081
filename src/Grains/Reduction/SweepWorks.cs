using RepXai.Grains.Planning;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Hosting;
using RepXai.Tensors;

namespace RepXai.Grains.Reduction;

/// <summary>Carries out steps of sweeps' reduction.</summary>
internal sealed class SweepWorks(PlanStore plans, ClusterBlobs blobs, ITenantComputations computations, WorkSlots slots)
{
    /// <summary>The work on a sweep's blobs.</summary>
    public async Task<SweepWork> OpenAsync(string tenant, string sweepId, string planBlob) =>
        new(sweepId, await plans.ReadAsync(planBlob, CancellationToken.None), computations.For(tenant, device: null).Reducer, blobs.Of(tenant, sweepId));

    /// <summary>Carries out a step off the grains' scheduler; what no repetition mends is an answer too.</summary>
    public async Task<ReductionAnswer> AnswerAsync(string tenant, string sweepId, string planBlob, Func<SweepWork, Task<string?>> step)
    {
        try
        {
            return new ReductionAnswer { Partial = await slots.RunAsync(async () => await step(await OpenAsync(tenant, sweepId, planBlob))) };
        }
        catch (UserErrorException error)
        {
            return new ReductionAnswer { Failure = error.Message };
        }
    }
}
