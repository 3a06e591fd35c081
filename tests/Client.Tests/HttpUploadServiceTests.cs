using Microsoft.Extensions.DependencyInjection;
using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;
using RepXai.Gateway.Tests;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Uploads;
using RepXai.Tests.Common;

namespace RepXai.Client.Tests;

/// <summary>Uploads by the client, real HTTP, the gateway and a store in a folder, on a way where connections break.</summary>
public sealed class HttpUploadServiceTests : IAsyncLifetime
{
    private const string Tenant = "tenant";

    private static readonly byte[] Content = [.. Enumerable.Range(0, 50_000).Select(number => (byte)(number * 31 / 7))];

    private LoopbackGateway _gateway = null!;

    public HttpUploadServiceTests() => Store = new BlobUploadService(
        FileBlobStore.Open(Folder.Path), new UploadOptions { PieceBytes = 1000, MaxFileBytes = 60_000 }, TimeProvider.System);

    private TemporaryFolder Folder { get; } = new();

    private BlobUploadService Store { get; }

    private BreakingHandler Handler { get; } = new();

    public async Task InitializeAsync() => _gateway = await LoopbackGateway.StartAsync([], uploads: new() { [Tenant] = Store }, configure: options =>
        options.Keys.Add(new Gateway.TenantKey(Tenant, Gateway.TenantKey.HashOf(LoopbackGateway.KeyOf(Tenant)))));

    public async Task DisposeAsync()
    {
        Handler.Dispose();
        await _gateway.DisposeAsync();
        Store.Dispose();
        Folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_uploaded_whole_over_connections_that_break()
    {
        Handler.SendAtMost = 7_000;
        var seen = new List<UploadStatus>();
        using var client = Connect();
        var status = await client.UploadAsync("zoo/a.onnx", new MemoryStream(Content), new Recording(seen));
        Assert.True(status.IsFinished);
        Assert.True(Handler.Breaks >= 5, $"The connection broke {Handler.Breaks} times.");
        Assert.Equal(seen.Select(upload => upload.Offset).Order(), seen.Select(upload => upload.Offset));
        Assert.Equal(Content.Length, Assert.Single(await client.ListUploadsAsync()).Offset);
        await AssertStoredAsync("zoo/a.onnx");
    }

    [Fact]
    public async Task What_is_there_is_not_sent_again()
    {
        using var client = Connect();
        await client.UploadAsync("a.onnx", new MemoryStream(Content));
        Handler.Sent = 0;
        Assert.True((await client.UploadAsync("b.onnx", new MemoryStream(Content))).IsFinished);
        Assert.True(Handler.Sent < 1000, $"{Handler.Sent} bytes were sent.");
        await AssertStoredAsync("b.onnx");
    }

    [Fact]
    public async Task A_gateway_that_is_gone_is_told_and_a_later_call_goes_on()
    {
        using var client = Connect(maxReconnects: 2);
        var half = new UploadRequest { Name = "a.onnx", Size = Content.Length, Sha256 = ContentAddress.Hash(Content) };
        await client.BeginUploadAsync(half);
        await client.AppendUploadAsync(half.Sha256, 0, new MemoryStream(Content[..30_000]));
        Handler.Refuses = true;
        await Assert.ThrowsAsync<SweepGatewayException>(() => client.UploadAsync("a.onnx", new MemoryStream(Content)));
        (Handler.Refuses, Handler.Sent) = (false, 0);
        await client.UploadAsync("a.onnx", new MemoryStream(Content));
        Assert.InRange(Handler.Sent, 20_000, 21_000);
    }

    [Fact]
    public async Task Errors_come_back_typed()
    {
        using var client = Connect();
        var hash = ContentAddress.Hash(Content);
        await Assert.ThrowsAsync<UploadLimitException>(() => client.UploadAsync("a.onnx", new MemoryStream(new byte[60_001])));
        await Assert.ThrowsAsync<InvalidUploadException>(() => client.UploadAsync("../a.onnx", new MemoryStream(Content)));
        await Assert.ThrowsAsync<UploadNotFoundException>(() => client.GetUploadAsync(hash));
        await Assert.ThrowsAsync<UploadNotFoundException>(() => client.DeleteUploadAsync(".."));
        await client.BeginUploadAsync(new UploadRequest { Name = "a.onnx", Size = 3, Sha256 = hash });
        Assert.Equal(0, (await Assert.ThrowsAsync<UploadOffsetException>(() => client.FinishUploadAsync(hash))).Offset);
        await client.AppendUploadAsync(hash, 0, new MemoryStream([1, 2, 3]));
        await Assert.ThrowsAsync<InvalidUploadException>(() => client.FinishUploadAsync(hash));
        Assert.Empty(await client.ListUploadsAsync());
    }

    [Fact]
    public void Services_give_one_client_under_both_of_its_names()
    {
        var services = new ServiceCollection();
        services.AddRepXaiClient(options => options.Address = _gateway.Address);
        using var provider = services.BuildServiceProvider();
        Assert.IsType<HttpUploadService>(provider.GetRequiredService<IUploadService>());
    }

    private async Task AssertStoredAsync(string name)
    {
        var files = new UploadedFiles(Store, new UploadCache(Folder.File("cache"), 1 << 20, TimeProvider.System), new Sweeps.Files.ConfinedFiles([]));
        Assert.Equal(Content, await File.ReadAllBytesAsync((await files.LocateAsync($"upload:{name}", "/", default)).Path));
    }

    private HttpUploadService Connect(int maxReconnects = 3) => new(
        new HttpClient(Handler, disposeHandler: false),
        new RepXaiClientOptions
        {
            Address = _gateway.Address,
            ApiKey = LoopbackGateway.KeyOf(Tenant),
            MaxReconnects = maxReconnects,
            ReconnectDelay = TimeSpan.FromMilliseconds(1),
            UploadPieceBytes = 20_000,
        },
        TimeProvider.System);

    private sealed class Recording(List<UploadStatus> seen) : IProgress<UploadStatus>
    {
        public void Report(UploadStatus value) => seen.Add(value);
    }
}
