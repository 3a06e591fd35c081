using RepXai.Attribution.Points;
using RepXai.Attribution.ReverseRules;
using RepXai.Attribution.Strategies;
using RepXai.Tensors.Cpu;

namespace RepXai.Attribution.Tests.Engine;

public sealed class PredictionTests
{
    /// <summary>With this memory <see cref="ManyImages"/> make several full groups.</summary>
    private const long Little = 2 << 20;

    private const int ManyImages = 40;
    private const int FewImages = 4;

    private static readonly Dictionary<string, (string Target, string[] Sources)> Pairs = new(StringComparer.Ordinal)
    {
        ["plain"] = ("/fc", ["input", "/conv1", "/conv2"]),
        ["residual"] = ("/fc", ["input", "/stem", "/pool", "/c2"]),
        ["mobile"] = ("/head", ["/stem", "/dw", "/pw"]),
        ["attention"] = ("/head", ["input", "/patch", "/f1"]),
    };

    private static readonly AttributionStrategy[] Strategies =
    [
        AttributionStrategy.Activation(),
        AttributionStrategy.DeconvNet(),
        AttributionStrategy.ExpectedGradients(3, 0.5, new ZeroBaseline(), multiplyByActivation: true, seed: 1),
        AttributionStrategy.GradCam(),
        AttributionStrategy.Gradient(),
        AttributionStrategy.GradientTimesActivation(),
        AttributionStrategy.GuidedBackprop(),
        AttributionStrategy.GuidedGradCam(),
        AttributionStrategy.IntegratedGradients(2, new ZeroBaseline()),
        AttributionStrategy.Relevance(new RelevanceRule(RelevanceComposite.Epsilon, 1e-6, 0)),
        AttributionStrategy.Relevance(new RelevanceRule(RelevanceComposite.Gamma, 1e-6, 0.25)),
        AttributionStrategy.Relevance(new RelevanceRule(RelevanceComposite.ZPlus, 1e-6, 0)),
        AttributionStrategy.SmoothGrad(2, 0.2, multiplyByActivation: false, seed: 1),
    ];

    public static TheoryData<string, int, long> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, long>();
            foreach (var model in Pairs.Keys)
            {
                for (var strategy = 0; strategy < Strategies.Length; strategy++)
                {
                    cases.Add(model, strategy, Little);
                }

                cases.Add(model, 2, 64 << 20);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_predicted_is_what_is_done(string name, int number, long memory)
    {
        using var model = new GoldenModel(name, new CpuOptions(1, memory));
        var (target, sources) = Pairs[name];
        var (strategy, size) = (Strategies[number], model.ImageShape.Count);
        var images = memory == Little ? ManyImages : FewImages;
        var many = Enumerable.Range(0, images).SelectMany(_ => model.Images[..size]).ToArray();
        var predicted = model.Attributor(strategy, target, sources, memory);
        model.Attribute(strategy, target, sources, many, memory: memory);
        var counted = model.Device.MultiplyAdds / images;
        Assert.InRange(predicted.MultiplyAddsOfImage, 0.75 * counted, 1.25 * counted);
        Assert.InRange(predicted.PeakBytes, predicted.HostBytes, memory);
        Assert.InRange(predicted.PeakBytes - predicted.HostBytes, model.Device.PeakBytes, memory == Little ? 1.3 * model.Device.PeakBytes : memory);
    }
}
