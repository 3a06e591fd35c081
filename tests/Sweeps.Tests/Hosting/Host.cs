using RepXai.Contracts;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Storage;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Hosting;

/// <summary>A zoo of two made-up models in a folder of its own, and services that work on its sweep.</summary>
internal sealed class Host : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Host()
    {
        this.folder.File("a.onnx", [2]);
        this.folder.File("b.onnx", [3]);
        Document = new SpecificationDocument { Text = Text, File = "sweep.yaml", BaseFolder = this.folder.Path };
    }

    public const string Text = """
        name: Made up
        data_set: images.npy
        models: '*.onnx'
        layers: { targets: t, sources: { operator: Conv } }
        strategies: [gradient, activation]
        shard_size: 5
        """;

    /// <summary>Two models, two targets, two strategies, eight shards.</summary>
    public const int Units = 2 * 2 * 2 * 8;

    public SpecificationDocument Document { get; }

    /// <summary>The clock of the services.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string Folder => this.folder.Path;

    public string Runs => this.folder.File("runs");

    public void Change(string model) => this.folder.File(model, [9]);

    public EmbeddedSweepService Serve(ISweepComputation? computation = null, int workers = 2, IRunStorage? storage = null, int? atOnce = null) => new(
        new EmbeddedOptions
        {
            RunsFolder = Runs,
            Workers = workers,
            MaxRunningSweeps = atOnce,
            Machine = new MachineOptions { LeaseDuration = TimeSpan.FromDays(1), Backoff = TimeSpan.FromMilliseconds(1), MaxBacklog = 6 },
        },
        computation ?? new MadeUpComputation(),
        Time,
        storage ?? new FileRunStorage());

    /// <summary>Submits the sweep and waits for its end.</summary>
    public async Task<SweepStatus> RunAsync(EmbeddedSweepService service, string? key = null)
    {
        var id = (await service.SubmitAsync(Document, key)).Id;
        await WatchToEndAsync(service, id);
        return await service.GetStatusAsync(id);
    }

    public static async Task<List<SweepProgress>> WatchToEndAsync(ISweepService service, string id)
    {
        var seen = new List<SweepProgress>();
        await foreach (var progress in service.WatchAsync(id, new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token))
            seen.Add(progress);
        return seen;
    }

    /// <summary>Every file of a run that is a result, with its content's hash.</summary>
    public SortedDictionary<string, string> ResultsOf(string id)
    {
        var folder = Path.Combine(Runs, id);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
        // These tell when something happened, and how often.
        var results = files.Where(file => file is not ("sweep.json" or "run.lock" or "state.json") && !file.StartsWith("journal", StringComparison.Ordinal));
        return new(results.ToDictionary(file => file, file => ContentAddress.Hash(File.ReadAllBytes(Path.Combine(folder, file)))), StringComparer.Ordinal);
    }

    public void Dispose() => this.folder.Dispose();
}
