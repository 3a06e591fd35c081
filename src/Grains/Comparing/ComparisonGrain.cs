using System.Text;
using System.Text.Json;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains.Reduction;
using RepXai.Grains.State;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Comparing;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;

namespace RepXai.Grains.Comparing;

/// <summary>Makes a table of sweeps side by side once; completed sweeps never change.</summary>
internal sealed class ComparisonGrain(ClusterBlobs blobs, WorkSlots slots) : Grain, IComparisonGrain
{
    /// <inheritdoc/>
    public async Task<GrainAnswer> CompareAsync(IReadOnlyList<string> sweepIds)
    {
        var key = GrainKeys.Parts(this.GetPrimaryKeyString());
        var name = $"comparisons/{key[0]}/{key[1]}.json";
        try
        {
            if (!await blobs.All.ExistsAsync(name))
                await slots.RunAsync(() => WriteAsync(key[0], sweepIds, name));
            return new GrainAnswer { Json = JsonSerializer.Serialize(name, GrainsJson.Default.String) };
        }
        catch (SweepServiceException refusal)
        {
            return Answers.Of(refusal);
        }
    }

    private async Task<BlobReceipt> WriteAsync(string tenant, IReadOnlyList<string> sweepIds, string name)
    {
        var sweeps = new List<ComparedSweep>();
        foreach (var id in sweepIds)
            sweeps.Add(await ReadAsync(blobs.Of(tenant, id), id));
        var text = JsonSerializer.Serialize(ComparisonBuilder.Compare(sweeps), ContractsJson.Default.Comparison);
        return await blobs.All.WriteAsync(name, Encoding.UTF8.GetBytes(text), BlobWriteMode.CreateNew);
    }

    private static async Task<ComparedSweep> ReadAsync(IBlobStore sweep, string id)
    {
        var results = await SweepWork.ReadResultsAsync(sweep, CancellationToken.None)
            ?? throw new SweepNotFoundException($"There are no results of a sweep '{id}'.");
        return await ImageScoresReader.ReadAsync(
            results,
            async (name, token) => await sweep.OpenAsync(name, token) ?? throw new SweepNotFoundException($"The results of sweep '{id}' name no blob '{name}'."),
            CancellationToken.None);
    }
}
