using RepXai.Contracts;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;

namespace RepXai.Grains.Coordination;

/// <summary>Sends what a coordinator wants merged, scored and tabled to the grains that do it, and tells the coordinator what came of it.</summary>
internal sealed class ReductionDispatch(string key, string planBlob, SweepCoordinator coordinator, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Sends one piece of work after another until the sweep is over.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await coordinator.NextAsync(worker: null) is not WorkItem.Stop and var work)
        {
            await (work switch
            {
                WorkItem.Merge merge => MergeAsync(merge.Task, cancellation),
                WorkItem.Group group => ScoreAsync(group.Root, cancellation),
                _ => FinishAsync(cancellation),
            });
        }
    }

    private async Task MergeAsync(MergeTask merge, CancellationToken cancellation)
    {
        var grain = GrainOf(merge.Node.Group);
        var order = new MergeOrder { PlanBlob = planBlob, Level = merge.Node.Level, Index = merge.Node.Index, Left = merge.Left, Right = merge.Right };
        var answer = await GrainCalls.RetryAsync(() => grain.MergeAsync(order), time, cancellation);
        if (await IsDoneAsync(answer, new CompleteMerge(merge.Node, answer.Partial ?? "")))
            await grain.DiscardMergedAsync(order);
    }

    private async Task ScoreAsync(GroupRoot root, CancellationToken cancellation)
    {
        var grain = GrainOf(root.Group);
        var order = new GroupOrder { PlanBlob = planBlob, Partial = root.Partial };
        var answer = await GrainCalls.RetryAsync(() => grain.ScoreAsync(order), time, cancellation);
        if (await IsDoneAsync(answer, new PublishGroup(root.Group)))
            await grain.DiscardScoredAsync(order);
    }

    private async Task FinishAsync(CancellationToken cancellation)
    {
        var tables = grains.GetGrain<ISweepTablesGrain>(key);
        await IsDoneAsync(await GrainCalls.RetryAsync(() => tables.WriteAsync(planBlob), time, cancellation), new FinishSweep());
    }

    /// <summary>Tells the coordinator; only when that is stored may the step's input go.</summary>
    private async Task<bool> IsDoneAsync(ReductionAnswer answer, SweepCommand done)
    {
        await coordinator.TellAsync(answer.Failure is { } failure ? new FailSweep(failure, SweepFault.Service) : done);
        return answer.Failure is null;
    }

    private IReductionGrain GrainOf(long group)
    {
        var parts = GrainKeys.Parts(key);
        return grains.GetGrain<IReductionGrain>(GrainKeys.Reduction(parts[0], parts[1], group));
    }
}
