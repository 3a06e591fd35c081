using System.Globalization;
using Orleans.Concurrency;
using RepXai.Sweeps.Machine;

namespace RepXai.Grains.Reduction;

/// <summary>Merges and scores the partials of one group by the names of their blobs. It keeps nothing: what was made is in the blobs.</summary>
[Reentrant]
internal sealed class ReductionGrain(SweepWorks works) : Grain, IReductionGrain
{
    private (string Tenant, string SweepId, long Group) key;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parts = GrainKeys.Parts(this.GetPrimaryKeyString());
        key = (parts[0], parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ReductionAnswer> MergeAsync(MergeOrder order) =>
        works.AnswerAsync(key.Tenant, key.SweepId, order.PlanBlob, async work => await work.MergeAsync(TaskOf(order), CancellationToken.None));

    /// <inheritdoc/>
    public Task<ReductionAnswer> ScoreAsync(GroupOrder order) => works.AnswerAsync(key.Tenant, key.SweepId, order.PlanBlob, async work =>
    {
        await work.WriteGroupAsync(RootOf(order), CancellationToken.None);
        return null;
    });

    /// <inheritdoc/>
    public Task DiscardMergedAsync(MergeOrder order) => works.AnswerAsync(key.Tenant, key.SweepId, order.PlanBlob, async work =>
    {
        await work.DiscardAsync(TaskOf(order), CancellationToken.None);
        return null;
    });

    /// <inheritdoc/>
    public Task DiscardScoredAsync(GroupOrder order) => works.AnswerAsync(key.Tenant, key.SweepId, order.PlanBlob, async work =>
    {
        await work.DiscardAsync(RootOf(order), CancellationToken.None);
        return null;
    });

    private MergeTask TaskOf(MergeOrder order) => new(new NodeId(key.Group, order.Level, order.Index), order.Left, order.Right);

    private GroupRoot RootOf(GroupOrder order) => new(key.Group, order.Partial);
}
