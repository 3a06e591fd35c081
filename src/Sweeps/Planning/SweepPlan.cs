using RepXai.Contracts;
using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Planning;

/// <summary>A sweep's units in their fixed order, described by what they are made of: unit k is computed from k, and none is stored.</summary>
/// <remarks>Order: model, variant, target, strategy, shard; so that neighbours share a loaded model, and a group is a run of neighbours.</remarks>
public sealed class SweepPlan
{
    private readonly long[] firstGroups;
    private readonly UnitIdentity identity;

    /// <summary>Makes the plan of a specification and the facts about its files.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="dataSet">The images.</param>
    /// <param name="models">The models in their order; at least one.</param>
    public SweepPlan(SweepSpecification specification, DataSetFacts dataSet, IReadOnlyList<PlannedModel> models)
    {
        Specification = specification;
        DataSet = dataSet;
        Models = models;
        Shards = (int)((dataSet.Images + specification.ShardSize - 1) / specification.ShardSize);
        firstGroups = new long[models.Count + 1];
        for (var i = 0; i < models.Count; i++)
            firstGroups[i + 1] = firstGroups[i] + GroupsOf(models[i]);
        identity = new UnitIdentity(specification, dataSet);
    }

    /// <summary>The specification.</summary>
    public SweepSpecification Specification { get; }

    /// <summary>The images.</summary>
    public DataSetFacts DataSet { get; }

    /// <summary>The models.</summary>
    public IReadOnlyList<PlannedModel> Models { get; }

    /// <summary>Shards of the data set.</summary>
    public int Shards { get; }

    /// <summary>Groups of units whose partials merge.</summary>
    public long Groups => firstGroups[^1];

    /// <summary>Units.</summary>
    public long Units => Groups * Shards;

    /// <summary>The SHA-256 of everything that results depend on, in lower-case hexadecimal digits.</summary>
    public string Hash => identity.HashOf(this);

    /// <summary>The SHA-256 of the specification's canonical JSON form, in lower-case hexadecimal digits.</summary>
    public string SpecificationHash => identity.SpecificationHash;

    /// <summary>A group by its index.</summary>
    public UnitGroup GroupAt(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Groups);
        var found = Array.BinarySearch(firstGroups, index);
        // Models without targets have no groups and share their first index with the next; the last of these is the one.
        var model = found < 0 ? ~found - 1 : Array.LastIndexOf(firstGroups, index);
        var rest = index - firstGroups[model];
        var planned = Models[model];
        var (strategies, targets) = (Specification.Strategies.Count, planned.Facts.Targets.Count);
        var (target, strategy) = (planned.Facts.Targets[(int)(rest / strategies % targets)], (int)(rest % strategies));
        return new UnitGroup
        {
            Index = index,
            Model = planned,
            Variant = planned.Variants[(int)(rest / strategies / targets)],
            Target = target,
            Strategy = Specification.Strategies[strategy],
            Cost = target.Costs[strategy],
        };
    }

    /// <summary>A unit by its index.</summary>
    public WorkUnit UnitAt(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Units);
        var shard = (int)(index % Shards);
        var first = (long)shard * Specification.ShardSize;
        var group = GroupAt(index / Shards);
        var images = (int)Math.Min(Specification.ShardSize, DataSet.Images - first);
        return new WorkUnit
        {
            Index = index,
            Id = identity.HashOf(group, first, images),
            Group = group,
            Shard = shard,
            FirstImage = first,
            Images = images,
        };
    }

    /// <summary>Counts what the whole plan costs.</summary>
    public PlanSummary Summarize()
    {
        var total = new UnitCost(0, 0, 0, 0);
        for (var group = 0L; group < Groups; group++)
            total += DataSet.Images * GroupAt(group).Cost;
        return new PlanSummary
        {
            Models = Models.Count,
            Variants = Models.Sum(model => (long)model.Variants.Count),
            Images = DataSet.Images,
            Shards = Shards,
            Units = Units,
            ForwardPasses = (long)total.ForwardPasses,
            ReversePasses = (long)total.ReversePasses,
            MultiplyAdds = total.MultiplyAdds,
            PeakUnitBytes = total.PeakBytes,
        };
    }

    private long GroupsOf(PlannedModel model) => (long)model.Variants.Count * model.Facts.Targets.Count * Specification.Strategies.Count;
}
