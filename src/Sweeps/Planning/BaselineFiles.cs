using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Planning;

/// <summary>The baselines that strategies take from files.</summary>
internal static class BaselineFiles
{
    /// <summary>A strategy's baseline file, if it has one.</summary>
    public static string? Of(StrategySpecification strategy) => strategy switch
    {
        ExpectedGradientsSpecification expected => expected.BaselineFile,
        IntegratedGradientsSpecification integrated => integrated.BaselineFile,
        _ => null,
    };

    /// <summary>The strategy with baselines of zeros in place of those from files: it costs the same.</summary>
    public static StrategySpecification Without(StrategySpecification strategy) => strategy switch
    {
        ExpectedGradientsSpecification expected => expected with { Baseline = BaselineKind.Zeros, BaselineFile = null },
        IntegratedGradientsSpecification integrated => integrated with { Baseline = BaselineKind.Zeros, BaselineFile = null },
        _ => strategy,
    };
}
