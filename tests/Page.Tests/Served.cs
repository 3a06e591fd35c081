using Microsoft.Playwright;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;
using RepXai.Gateway.Tests;
using RepXai.Sweeps.Execution;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Sweeps.Uploads;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Page.Tests;

/// <summary>
/// A gateway with a browser in front of it. The tenant "zoo" has real sweeps over the example zoo; the tenant "slow" has a made-up sweep
/// whose units wait for the test.
/// </summary>
public sealed class Served : IAsyncLifetime
{
    /// <summary>The tenant with real sweeps.</summary>
    public const string Zoo = "zoo";

    /// <summary>The tenant whose units wait.</summary>
    public const string Slow = "slow";

    private static readonly string Examples = GoldenData.PathTo("..", "..", "examples");

    private EmbeddedSweepService? slow;
    private LoopbackGateway? gateway;
    private IPlaywright? playwright;

    /// <summary>The sweeps of the tenant "zoo".</summary>
    public EmbeddedSweepService Sweeps { get; private set; } = null!;

    /// <summary>The uploads of the tenant "zoo".</summary>
    public IUploadService Uploads => Store!;

    internal IBrowser Browser { get; private set; } = null!;

    internal GatedComputation Gated { get; private set; } = new();

    internal Uri Address => gateway!.Address;

    internal ISweepService SlowSweeps => slow!;

    internal SpecificationDocument SlowDocument => MadeUp.Document;

    /// <summary>A sweep of two models over a few images of the example zoo.</summary>
    public static string Specification(string name, int images = 6, int seed = 1) => $$"""
        name: {{name}}
        data_set: { path: fashion-zoo/images.npy, limit: {{images}} }
        models: [fashion-zoo/plain-both-3.onnx, fashion-zoo/plain-classify-10.onnx]
        preprocessing: { scale: 1/255 }
        layers: { targets: embedding, sources: { operator: Conv } }
        strategies: [gradient-x-activation, activation]
        bootstrap_resamples: 100
        seed: {{seed}}
        """;

    private TemporaryFolder Folder { get; } = new();

    private Host MadeUp { get; } = new();

    private BlobUploadService? Store { get; set; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (SystemBrowser.Path is null && !SystemBrowser.IsRequired)
            return;
        var blobs = FileBlobStore.Open(Folder.File("blobs"));
        Store = new BlobUploadService(blobs, new UploadOptions(), TimeProvider.System);
        var files = new UploadedFiles(Store, new UploadCache(Folder.File("copies"), 1L << 30, TimeProvider.System), new ConfinedFiles([Examples]));
        Sweeps = new EmbeddedSweepService(
            new EmbeddedOptions { RunsFolder = Folder.File("runs"), Workers = 2 },
            new AttributionComputation(blobs, new CpuOptions(1, 256 << 20), files),
            TimeProvider.System);
        Sweeps.StartCampaigns();
        slow = MadeUp.Serve(Gated, workers: 1);
        gateway = await LoopbackGateway.StartAsync(
            new() { [Zoo] = Sweeps, [Slow] = slow },
            options => options.HeartbeatInterval = TimeSpan.FromSeconds(1),
            new() { [Zoo] = Store });
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = SystemBrowser.Path,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (gateway is not null)
            await gateway.DisposeAsync();
        if (slow is not null)
            await slow.DisposeAsync();
        if (Sweeps is not null)
            await Sweeps.DisposeAsync();
        Store?.Dispose();
        MadeUp.Dispose();
        Folder.Dispose();
    }

    /// <summary>Runs a sweep of the tenant "zoo" to its end, without the page.</summary>
    internal async Task<SweepStatus> CompleteAsync(string name, int images = 6, int seed = 1)
    {
        var status = await Sweeps.SubmitAsync(new SpecificationDocument { Text = Specification(name, images, seed) });
        await Host.WatchToEndAsync(Sweeps, status.Id);
        return await Sweeps.GetStatusAsync(status.Id);
    }
}
