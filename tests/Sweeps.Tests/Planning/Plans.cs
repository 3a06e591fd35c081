using RepXai.Contracts.Results;
using RepXai.Contracts.Specification;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Planning;

namespace RepXai.Sweeps.Tests.Planning;

internal static class Plans
{
    public static readonly SweepSpecification Specification = new()
    {
        Name = "made-up",
        DataSet = new DataSetSpecification { Path = "images.npy" },
        Models = [new ModelSpecification { Path = "a.onnx" }],
        Layers = [new LayerPairSpecification { Targets = [new LayerSelector { Name = "t" }], Sources = [new LayerSelector { Operator = "Conv" }] }],
        Strategies = [new ExpectedGradientsSpecification { N = 3 }, new ActivationSpecification()],
        ShardSize = 4,
    };

    public static SweepPlan Make(SweepSpecification? specification = null, long images = 10, params int[] targetsOfModels)
    {
        specification ??= Specification;
        var models = (targetsOfModels.Length == 0 ? [1] : targetsOfModels).Select((targets, index) => new PlannedModel
        {
            File = new ModelFile { Name = $"model{index}", Path = $"/zoo/model{index}.onnx" },
            Facts = MadeUpFacts.Facts($"hash{index}", targets, specification.Strategies.Count),
            Variants = [new VariantDescription(), new VariantDescription { Kind = VariantKind.Full }],
        });
        return new SweepPlan(specification, new DataSetFacts(images, new ImageShape(1, 2, 3), "data"), [.. models]);
    }
}
