using System.Security.Cryptography;
using System.Text.Json;
using RepXai.Contracts.Specification;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Grains.Planning;

/// <summary>Facts for the planner, with each model looked into once for the whole cluster.</summary>
/// <remarks>Blobs that a specification names are looked into here: only the tenant's own computation knows where they are.</remarks>
internal sealed class SharedPlanningFacts(string tenant, IPlanningFacts facts, IGrainFactory grains, ClusterBlobs blobs, TimeProvider time) : IPlanningFacts
{
    /// <inheritdoc/>
    public ISourceFiles Files => facts.Files;

    /// <inheritdoc/>
    public Task<DataSetFacts> DescribeDataSetAsync(SweepSpecification specification, string baseFolder, CancellationToken cancellationToken) =>
        facts.DescribeDataSetAsync(specification, baseFolder, cancellationToken);

    /// <inheritdoc/>
    public async Task<ModelInspection> InspectAsync(
        ModelFile model, SweepSpecification specification, ImageShape image, CancellationToken cancellationToken)
    {
        if (model.Path is not { } path)
            return await facts.InspectAsync(model, specification, image, cancellationToken);
        var hash = await HashAsync(path, cancellationToken);
        var order = new InspectionOrder
        {
            Tenant = tenant,
            Model = JsonSerializer.Serialize(model, PlanJson.Default.ModelFile),
            Specification = JsonSerializer.Serialize(Influential(specification), PlanJson.Default.SweepSpecification),
            Image = JsonSerializer.Serialize(image, PlanJson.Default.ImageShape),
        };
        var answer = await GrainCalls.RetryAsync(() => grains.GetGrain<IModelGrain>(hash).InspectAsync(order), time, cancellationToken);
        if (answer.Failure is { } failure)
            throw new UserErrorException(failure);
        var inspection = await ReadAsync(answer.Blob!, cancellationToken);
        // Weights beside the file are part of the model's content, but not of the grain's key.
        return inspection.Facts is { } found && found.ContentHash != hash
            ? await facts.InspectAsync(model, specification, image, cancellationToken)
            : inspection;
    }

    /// <summary>What a model's facts may depend on: names, data and other models are none of it.</summary>
    private static SweepSpecification Influential(SweepSpecification specification) => specification with
    {
        Name = "",
        DataSet = new DataSetSpecification(),
        Models = [],
        Seed = 0,
        ShardSize = 0,
        BootstrapResamples = 0,
    };

    private async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var content = await OpenAsync(path, cancellation);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    private async Task<Stream> OpenAsync(string path, CancellationToken cancellation)
    {
        var file = await Files.LocateAsync(path, baseFolder: "", cancellation); // What the planner found needs no folder.
        try
        {
            return File.OpenRead(file.Path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{file.Name}' cannot be read; check that it exists and may be read.", cause);
        }
    }

    private async Task<ModelInspection> ReadAsync(string name, CancellationToken cancellation)
    {
        var text = await blobs.All.ReadAsync(name, cancellation)
            ?? throw new UserErrorException($"The facts '{name}' are missing from the blob store; submit the sweep again.");
        return JsonSerializer.Deserialize(text, PlanJson.Default.ModelInspection)!;
    }
}
