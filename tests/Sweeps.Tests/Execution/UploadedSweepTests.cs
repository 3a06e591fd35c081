using RepXai.Contracts;
using RepXai.Contracts.Uploads;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Sweeps.Uploads;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Execution;

public sealed class UploadedSweepTests : IDisposable
{
    private static readonly string Zoo = GoldenData.PathTo("..", "..", "examples", "fashion-zoo");

    private readonly TemporaryFolder folder = new();
    private readonly BlobUploadService uploads = new(new MemoryBlobStore(), new UploadOptions(), TimeProvider.System);

    public void Dispose()
    {
        uploads.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Uploaded_models_and_images_give_the_bytes_that_files_give()
    {
        using var zoo = new ZooSweep();
        var expected = await zoo.PlanAsync();
        await UploadAsync("plain-both-3.onnx");
        await UploadAsync("images.npy");
        var computation = new AttributionComputation(zoo.Blobs, new CpuOptions(1, 256 << 20), Files);
        var outcome = await new SweepPlanner(computation.Facts).PlanAsync(Document("upload:plain-*.onnx", "upload:images.npy"), default);
        Assert.Empty(outcome.Problems);
        Assert.Equal(expected.Plan!.DataSet.ContentHash, outcome.Plan!.DataSet.ContentHash);
        Assert.Equal("plain-both-3", Assert.Single(outcome.Plan.Models).File.Name);
        await using var executor = await computation.OpenAsync(outcome.Plan, "/", default);
        Assert.Equal(await zoo.BytesAsync(expected.Plan, 1), (await executor.ExecuteAsync(outcome.Plan.UnitAt(1), default)).ToArray());
    }

    [Fact]
    public async Task Errors_of_an_upload_tell_its_name_and_its_line()
    {
        await UploadAsync("images.npy");
        var computation = new AttributionComputation(new MemoryBlobStore(), new CpuOptions(1, 1 << 20), Files);
        var outcome = await new SweepPlanner(computation.Facts).PlanAsync(Document("upload:images.npy", "upload:image.npy"), default);
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal((2, "There is no finished upload 'image.npy'; did you mean 'images.npy'?"), (problem.Line, problem.Message));
        outcome = await new SweepPlanner(computation.Facts).PlanAsync(Document("upload:images.npy", "upload:images.npy"), default);
        Assert.DoesNotContain(folder.Path, Assert.Single(outcome.Problems).Message, StringComparison.Ordinal);
    }

    private UploadedFiles Files => new(uploads, new UploadCache(folder.File("cache"), 1L << 30, TimeProvider.System), new ConfinedFiles([]));

    private static SpecificationDocument Document(string models, string images) => new()
    {
        Text = $$"""
            name: test
            data_set: { path: '{{images}}', limit: 4 }
            preprocessing: { scale: 1/255 }
            models: '{{models}}'
            layers: { targets: embedding, sources: { operator: Conv } }
            strategies: [gradient-x-activation]
            shard_size: 2
            seed: 5
            """,
    };

    private async Task UploadAsync(string name)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(Zoo, name));
        var hash = ContentAddress.Hash(content);
        await uploads.BeginUploadAsync(new UploadRequest { Name = name, Size = content.Length, Sha256 = hash });
        await uploads.AppendUploadAsync(hash, 0, new MemoryStream(content));
        await uploads.FinishUploadAsync(hash);
    }
}
