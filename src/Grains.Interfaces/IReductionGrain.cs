using Orleans.Concurrency;

namespace RepXai.Grains;

/// <summary>Merges the partials of one group of a sweep in the fixed tree and makes its results; its key is the sweep's and the group.</summary>
/// <remarks>Partials are named, never sent. A step that is asked for again gives the same bytes, and the coordinator counts it once.</remarks>
[Alias("repxai.IReductionGrain.v1")]
public interface IReductionGrain : IGrainWithStringKey
{
    /// <summary>Merges two partials and stores the merged one.</summary>
    [Alias("merge")]
    [ResponseTimeout("00:30:00")]
    Task<ReductionAnswer> MergeAsync(MergeOrder order);

    /// <summary>Makes and stores the results of the group.</summary>
    [Alias("score")]
    [ResponseTimeout("00:30:00")]
    Task<ReductionAnswer> ScoreAsync(GroupOrder order);

    /// <summary>Removes the partials that a stored merge has used up.</summary>
    [OneWay]
    [Alias("discard-merged")]
    Task DiscardMergedAsync(MergeOrder order);

    /// <summary>Removes the partial of the group, whose results are stored.</summary>
    [OneWay]
    [Alias("discard-scored")]
    Task DiscardScoredAsync(GroupOrder order);
}
