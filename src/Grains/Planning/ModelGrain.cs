using System.Text;
using System.Text.Json;
using Orleans.Placement;
using RepXai.Grains.Reduction;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Grains.Planning;

/// <summary>Looks into one model, once for each question, and keeps the answers as blobs.</summary>
/// <remarks>It lives beside its first caller, who has the model's file.</remarks>
[PreferLocalPlacement]
internal sealed class ModelGrain(ITenantComputations computations, ClusterBlobs blobs, WorkSlots slots) : Grain, IModelGrain
{
    /// <inheritdoc/>
    public async Task<InspectionAnswer> InspectAsync(InspectionOrder order)
    {
        var question = ContentAddress.Hash(Encoding.UTF8.GetBytes($"{PlanDocument.Version}|{order.Specification}|{order.Image}"));
        var name = ContentAddress.Name($"models/{this.GetPrimaryKeyString()}", question, ".json");
        try
        {
            if (!await blobs.All.ExistsAsync(name))
                await slots.RunAsync(() => InspectAsync(order, name));
            return new InspectionAnswer { Blob = name };
        }
        catch (UserErrorException error)
        {
            return new InspectionAnswer { Failure = error.Message };
        }
    }

    private async Task<bool> InspectAsync(InspectionOrder order, string name)
    {
        var inspection = await computations.For(order.Tenant, device: null).Facts.InspectAsync(
            JsonSerializer.Deserialize(order.Model, PlanJson.Default.ModelFile)!,
            JsonSerializer.Deserialize(order.Specification, PlanJson.Default.SweepSpecification)!,
            JsonSerializer.Deserialize(order.Image, PlanJson.Default.ImageShape),
            CancellationToken.None);
        var text = JsonSerializer.SerializeToUtf8Bytes(inspection, PlanJson.Default.ModelInspection);
        return (await blobs.All.WriteAsync(name, text, BlobWriteMode.CreateNew)).Written;
    }
}
