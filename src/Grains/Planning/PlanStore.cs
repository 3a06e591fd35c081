using System.Collections.Concurrent;
using System.Text.Json;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Grains.Planning;

/// <summary>Plans as blobs named by their content. A silo reads each once.</summary>
internal sealed class PlanStore(ClusterBlobs blobs)
{
    private const string Folder = "plans";
    private const string Ending = ".json";
    private const int MaxKept = 32;
    private readonly ConcurrentDictionary<string, SweepPlan> kept = new(StringComparer.Ordinal);

    /// <summary>Stores a plan.</summary>
    /// <returns>The blob's name.</returns>
    public async Task<string> WriteAsync(SweepPlan plan, CancellationToken cancellation)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(PlanDocument.Of(plan), PlanJson.Default.PlanDocument);
        return (await blobs.All.PutByHashAsync(Folder, text, Ending, cancellation)).Name;
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="UserErrorException">It is missing.</exception>
    public async Task<SweepPlan> ReadAsync(string name, CancellationToken cancellation)
    {
        if (kept.TryGetValue(name, out var plan))
            return plan;
        var text = await blobs.All.ReadAsync(name, cancellation)
            ?? throw new UserErrorException($"The plan '{name}' is missing from the blob store; submit the sweep again under another key.");
        plan = JsonSerializer.Deserialize(text, PlanJson.Default.PlanDocument)!.ToPlan();
        // Plans are few and small beside what they ask for: forgetting all of them now and then is enough.
        if (kept.Count >= MaxKept)
            kept.Clear();
        return kept[name] = plan;
    }
}
