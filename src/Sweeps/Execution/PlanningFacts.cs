using RepXai.Contracts.Specification;
using RepXai.Networks;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Execution;

/// <summary>Looks into data sets and models for the planner.</summary>
internal sealed class PlanningFacts(IBlobStore blobs, ISourceFiles files) : IPlanningFacts
{
    public ISourceFiles Files => files;

    public async Task<DataSetFacts> DescribeDataSetAsync(SweepSpecification specification, string baseFolder, CancellationToken cancellationToken)
    {
        return await new InputSources(files, blobs, baseFolder).UseImagesAsync(
            specification,
            images =>
            {
                using (images)
                    return new DataSetFacts(images.Count, images.Shape, images.ComputeHash(cancellationToken));
            },
            cancellationToken);
    }

    public async Task<ModelInspection> InspectAsync(
        ModelFile model, SweepSpecification specification, ImageShape image, CancellationToken cancellationToken)
    {
        using var models = new ModelFiles(new InputSources(files, blobs, BaseFolder: "")); // What the planner found needs none.
        var file = await models.LocateAsync(model, cancellationToken);
        return await file.UseAsync(path => Task.FromResult(NetworkFacts.Of(Network.Load(path, cancellationToken), specification, image)));
    }
}
