using System.Text.Json;
using RepXai.Attribution.Partials;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Hosting;

/// <summary>
/// What the workers of every host do with a sweep's blobs: partials, groups, tables. Each may be repeated, at the same time and after an
/// unknown outcome, and leaves the same bytes. What a step makes needless is removed only after the coordinator has stored the step.
/// </summary>
/// <param name="sweepId">The sweep.</param>
/// <param name="plan">Its plan.</param>
/// <param name="reducer">Merges partials and makes results of them.</param>
/// <param name="blobs">The blobs of this sweep alone.</param>
public sealed class SweepWork(string sweepId, SweepPlan plan, IPartialReducer reducer, IBlobStore blobs)
{
    private readonly PartialFiles partials = new(blobs, plan.Shards);
    private readonly SweepTables tables = new(sweepId, plan, reducer, blobs);

    /// <summary>The sweep.</summary>
    public string SweepId { get; } = sweepId;

    /// <summary>Stores the partial of a unit.</summary>
    /// <returns>Its SHA-256.</returns>
    public Task<string> StoreUnitAsync(WorkUnit unit, ReadOnlyMemory<byte> partial, CancellationToken cancellationToken) =>
        partials.WriteAsync(new NodeId(unit.Group.Index, 0, unit.Shard), partial, cancellationToken);

    /// <summary>Merges two partials.</summary>
    /// <returns>The SHA-256 of the merged one.</returns>
    /// <exception cref="RepXai.Tensors.UserErrorException">A partial is missing or damaged.</exception>
    public async Task<string> MergeAsync(MergeTask merge, CancellationToken cancellationToken)
    {
        var (left, right) = ChildrenOf(merge.Node);
        var merged = reducer.Merge(
            await partials.ReadAsync(left, merge.Left, cancellationToken),
            await partials.ReadAsync(right, merge.Right, cancellationToken));
        return await partials.WriteAsync(merge.Node, merged, cancellationToken);
    }

    /// <summary>Removes the partials that a stored merge has used up.</summary>
    public async Task DiscardAsync(MergeTask merge, CancellationToken cancellationToken)
    {
        var (left, right) = ChildrenOf(merge.Node);
        await partials.DeleteAsync(left, merge.Left, cancellationToken);
        await partials.DeleteAsync(right, merge.Right, cancellationToken);
    }

    /// <summary>Makes and stores the results of a group.</summary>
    /// <exception cref="RepXai.Tensors.UserErrorException">Its partial is missing or damaged.</exception>
    public async Task WriteGroupAsync(GroupRoot root, CancellationToken cancellationToken) =>
        await tables.WriteGroupAsync(root.Group, await partials.ReadAsync(RootOf(root.Group), root.Partial, cancellationToken), cancellationToken);

    /// <summary>Removes the partial of a group whose results are stored.</summary>
    public Task DiscardAsync(GroupRoot root, CancellationToken cancellationToken) =>
        partials.DeleteAsync(RootOf(root.Group), root.Partial, cancellationToken);

    /// <summary>Makes and stores the tables of the whole sweep.</summary>
    public Task WriteTablesAsync(CancellationToken cancellationToken) => tables.WriteAsync(cancellationToken);

    /// <summary>Removes what a sweep that is over needs no more.</summary>
    /// <param name="blobs">The blobs of the sweep alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task CleanAsync(IBlobStore blobs, CancellationToken cancellationToken) => RunCleaning.CleanAsync(blobs, cancellationToken);

    /// <summary>The results of a completed sweep; null when they are not there.</summary>
    /// <param name="blobs">The blobs of the sweep alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SweepResults?> ReadResultsAsync(IBlobStore blobs, CancellationToken cancellationToken) =>
        await blobs.ReadAsync(RunFiles.Results, cancellationToken) is { } text
            ? JsonSerializer.Deserialize(text, ContractsJson.Default.SweepResults)
            : null;

    private static (NodeId Left, NodeId Right) ChildrenOf(NodeId node)
    {
        var left = node with { Level = node.Level - 1, Index = 2 * node.Index };
        return (left, left with { Index = left.Index + 1 });
    }

    private NodeId RootOf(long group) => NodeId.Of(group, new MergePlan(plan.Shards).Root);
}
