using RepXai.Contracts.Specification;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Sweeps.Tests.Planning;

/// <summary>Facts of round numbers, so that expectations can be worked out by hand. A file's content is its hash.</summary>
internal sealed class MadeUpFacts(long images = 10, int targets = 1) : IPlanningFacts
{
    public ISourceFiles Files { get; init; } = new LocalFiles();

    public Task<DataSetFacts> DescribeDataSetAsync(SweepSpecification specification, string baseFolder, CancellationToken cancellationToken) =>
        specification.DataSet.Path == "missing.npy"
            ? throw new UserErrorException("There is no file 'missing.npy'.")
            : Task.FromResult(new DataSetFacts(specification.DataSet.Limit ?? images, new ImageShape(1, 2, 3), "data"));

    public async Task<ModelInspection> InspectAsync(ModelFile model, SweepSpecification specification, ImageShape image, CancellationToken cancellationToken)
    {
        var content = model.Path is null ? [] : await File.ReadAllBytesAsync(model.Path, cancellationToken);
        if (content is [0])
            throw new UserErrorException("This is no ONNX model.");
        if (content is [1])
            return new ModelInspection { Problems = [new ModelProblem("layers[0].targets[0]", "No layer is called 'embedding'.")] };
        return new ModelInspection { Facts = Facts(ContentAddress.Hash(content), targets, specification.Strategies.Count) };
    }

    public static ModelFacts Facts(string hash, int targets, int strategies) => new()
    {
        ContentHash = hash,
        Parameters = 1000,
        MultiplyAdds = 100,
        ParameterLayers = ["fc", "conv2", "conv1"],
        Targets = [.. Enumerable.Range(0, targets).Select(index => Target(index, strategies))],
    };

    private static TargetFacts Target(int index, int strategies) => new()
    {
        Name = $"target{index}",
        Latents = 5,
        Sources = [new SourceFacts("conv1", [1, 2, 3]), new SourceFacts("conv2", [4, 2, 3])],
        Costs = [.. Enumerable.Range(1, strategies).Select(number => new UnitCost(number, 10 * number, 100 * number, 1000 * number))],
    };
}
