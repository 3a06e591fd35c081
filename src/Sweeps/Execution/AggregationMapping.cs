using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Attribution.Scores;
using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Execution;

/// <summary>From the specification's words to those of the attribution room.</summary>
internal static class AggregationMapping
{
    private const double Middle = 0.5;

    /// <summary>The channel transform T.</summary>
    public static ChannelTransform Transform(this AggregationSpecification aggregation) => aggregation.Transform switch
    {
        TransformKind.Abs => ChannelTransform.Abs,
        TransformKind.Sqrt => ChannelTransform.Sqrt,
        TransformKind.Lin => ChannelTransform.Lin,
        TransformKind.Var => ChannelTransform.Var,
        TransformKind.SqrtMax => ChannelTransform.SqrtMax,
        _ => ChannelTransform.Softmax,
    };

    /// <summary>How maps become scores.</summary>
    public static ScoreOptions Scores(this AggregationSpecification aggregation) => new()
    {
        Reduction = Reduction(aggregation.Summing),
        NormalizeLatents = aggregation.NormalizeDims,
        Threshold = aggregation.Threshold ? Middle : null,
    };

    /// <summary>How class attributions weigh maps.</summary>
    public static DownstreamCombination Combination(this DownstreamSpecification downstream) => downstream.Combination switch
    {
        ChainCombination.Sum => DownstreamCombination.Sum,
        ChainCombination.Abs => DownstreamCombination.Abs,
        _ => DownstreamCombination.Var,
    };

    /// <summary>How a target's channels become latents.</summary>
    public static TargetReduction Reduction(this LayerPairSpecification pair) =>
        pair.TargetReduction == TargetReductionKind.Mean ? TargetReduction.Mean : TargetReduction.Sum;

    private static LatentReduction Reduction(SummingKind summing) => summing switch
    {
        SummingKind.Sum => LatentReduction.Sum,
        SummingKind.Abs => LatentReduction.Abs,
        SummingKind.Var => LatentReduction.Var,
        SummingKind.VarOverMean => LatentReduction.VarOverMean,
        SummingKind.Exp => LatentReduction.Exp,
        _ => LatentReduction.Softmax,
    };
}
