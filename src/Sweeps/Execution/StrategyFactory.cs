using RepXai.Attribution.Points;
using RepXai.Attribution.ReverseRules;
using RepXai.Attribution.Strategies;
using RepXai.Contracts.Specification;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Execution;

/// <summary>Makes attribution strategies from their specifications.</summary>
/// <param name="seed">Key of all random numbers.</param>
/// <param name="noise">A baseline of uniform noise, put through the sweep's preprocessing.</param>
/// <param name="locate">Gives the place of a baseline's file.</param>
public sealed class StrategyFactory(ulong seed, IBaseline noise, Func<string, string> locate)
{
    /// <summary>The strategy that a specification describes.</summary>
    /// <exception cref="RepXai.Tensors.UserErrorException">The baseline's file cannot be read.</exception>
    public AttributionStrategy Create(StrategySpecification specification) => specification switch
    {
        ExpectedGradientsSpecification expected => AttributionStrategy.ExpectedGradients(
            expected.N, expected.Sigma, Baseline(expected.Baseline, expected.BaselineFile), expected.MultiplyByActivation, seed),
        IntegratedGradientsSpecification integrated => AttributionStrategy.IntegratedGradients(
            integrated.N, Baseline(integrated.Baseline, integrated.BaselineFile)),
        SmoothGradSpecification smooth => AttributionStrategy.SmoothGrad(smooth.N, smooth.Sigma, smooth.MultiplyByActivation, seed),
        GradientSpecification => AttributionStrategy.Gradient(),
        GradientXActivationSpecification => AttributionStrategy.GradientTimesActivation(),
        GradCamSpecification => AttributionStrategy.GradCam(),
        GuidedBackpropSpecification => AttributionStrategy.GuidedBackprop(),
        DeconvNetSpecification => AttributionStrategy.DeconvNet(),
        GuidedGradCamSpecification => AttributionStrategy.GuidedGradCam(),
        LrpSpecification relevance => AttributionStrategy.Relevance(new RelevanceRule(Composite(relevance.Composite), relevance.Epsilon, relevance.Gamma)),
        ActivationSpecification => AttributionStrategy.Activation(),
        _ => throw new ArgumentException($"no strategy is made for {specification.GetType().Name}", nameof(specification)),
    };

    private IBaseline Baseline(BaselineKind kind, string? file) => kind switch
    {
        BaselineKind.Zeros => new ZeroBaseline(),
        BaselineKind.Noise => noise,
        _ => new GivenBaseline(NpyFile.Read(locate(file!)).ToSingles()),
    };

    private static RelevanceComposite Composite(LrpComposite composite) => composite switch
    {
        LrpComposite.Epsilon => RelevanceComposite.Epsilon,
        LrpComposite.Gamma => RelevanceComposite.Gamma,
        _ => RelevanceComposite.ZPlus,
    };
}
