using RepXai.Contracts.Results;
using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Planning;

/// <summary>The units of all shards with one model variant, target and strategy; their partials merge into one.</summary>
public sealed record UnitGroup
{
    /// <summary>The group's place in the plan, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>The model.</summary>
    public required PlannedModel Model { get; init; }

    /// <summary>The variant of the model or of its images.</summary>
    public required VariantDescription Variant { get; init; }

    /// <summary>The target with its sources.</summary>
    public required TargetFacts Target { get; init; }

    /// <summary>The strategy.</summary>
    public required StrategySpecification Strategy { get; init; }

    /// <summary>What one image with its noise image costs.</summary>
    public required UnitCost Cost { get; init; }
}
