using RepXai.Contracts;
using RepXai.Sweeps.Storage;

namespace RepXai.Grains.Tests;

/// <summary>The bytes that a sweep leaves.</summary>
internal static class Results
{
    private static readonly string[] Passing = ["partials/", "groups/", "sweep.json", "run.lock", "state.json", "journal"];

    /// <summary>Every result in a folder by its name, with its hash; not what tells when something happened, nor what goes when the sweep is over.</summary>
    public static SortedDictionary<string, string> In(string folder)
    {
        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
        return new(
            names.Where(IsResult)
                .ToDictionary(name => name, name => ContentAddress.Hash(File.ReadAllBytes(Path.Combine(folder, name)))),
            StringComparer.Ordinal);
    }

    /// <summary>Every result in a blob store by its name, with its hash.</summary>
    public static async Task<SortedDictionary<string, string>> InAsync(IBlobStore blobs)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var blob in blobs.ListAsync(""))
        {
            if (IsResult(blob.Name))
                hashes[blob.Name] = ContentAddress.Hash(await blobs.ReadAsync(blob.Name));
        }

        return hashes;
    }

    /// <summary>Watches a sweep to its end.</summary>
    public static async Task<SweepProgress> EndOfAsync(this ISweepService service, string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        SweepProgress? last = null;
        await foreach (var progress in service.WatchAsync(id, limit.Token))
        {
            Assert.True(last is null || last.UnitsCompleted <= progress.UnitsCompleted, "progress never goes back");
            last = progress;
        }

        return last!;
    }

    private static bool IsResult(string name) => !Passing.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
