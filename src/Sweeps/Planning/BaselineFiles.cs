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
}
