using RepXai.Client;
using RepXai.Cluster.Tests.Processes;
using RepXai.Contracts;
using RepXai.Contracts.Validation;
using RepXai.Tests.Common;

namespace RepXai.Cluster.Tests;

[Collection(ClusterCollection.Name)]
public sealed class UploadTests(ClusterServers servers)
{
    private static readonly SpecificationDocument Document = new()
    {
        Text = """
            name: uploaded
            data_set: { path: upload:images.npy, limit: 4 }
            preprocessing: { scale: 1/255 }
            models: upload:model.onnx
            layers: { targets: embedding, sources: { operator: Conv } }
            strategies: [activation]
            shard_size: 1
            """,
    };

    [Fact]
    public async Task What_was_uploaded_to_one_silo_is_computed_on_all_and_stays_its_tenants()
    {
        await using var cluster = await SiloCluster.StartAsync(servers, silos: 2);
        using var uploads = cluster.Uploads(silo: 0);
        await UploadAsync(uploads, "images.npy", "images.npy");
        await UploadAsync(uploads, "model.onnx", "plain-both-3.onnx");
        var sweeps = cluster.Client(1);

        var end = await cluster.WatchAsync(sweeps, (await sweeps.SubmitAsync(Document)).Id);
        var refusal = await Assert.ThrowsAsync<InvalidSpecificationException>(() => cluster.Client(1, SiloCluster.OtherTenant).SubmitAsync(Document));

        Assert.Equal(SweepState.Completed, end.State);
        Assert.Contains("There is no finished upload 'images.npy'", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task UploadAsync(HttpUploadService uploads, string name, string example)
    {
        await using var content = File.OpenRead(GoldenData.PathTo("..", "..", "examples", "fashion-zoo", example));
        await uploads.UploadAsync(name, content);
    }
}
