using System.Text.Json;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Naming;

namespace RepXai.Sweeps.Hosting;

/// <summary>What the folders of runs say, whoever works on them.</summary>
internal sealed class RunArchive(EmbeddedOptions options, IRunStorage storage, TimeProvider time)
{
    /// <summary>The folder of a run.</summary>
    /// <exception cref="SweepNotFoundException">There is no such run.</exception>
    public RunFolder Find(string sweepId)
    {
        if (SweepIds.IsValid(sweepId) && FolderOf(sweepId) is { Exists: true } folder)
            return folder;
        var closest = ClosestName.Of(sweepId, Ids());
        throw new SweepNotFoundException(
            $"There is no sweep '{sweepId}'{(closest is null ? "." : $"; did you mean '{closest}'?")}");
    }

    /// <summary>The folder that a run has or would have.</summary>
    public RunFolder FolderOf(string sweepId) => new(Path.GetFullPath(Path.Combine(options.RunsFolder, sweepId)));

    /// <summary>The identifiers of all runs.</summary>
    public IEnumerable<string> Ids() => Directory.Exists(options.RunsFolder)
        ? Directory.EnumerateDirectories(options.RunsFolder).Select(path => Path.GetFileName(path)!).Where(id => SweepIds.IsValid(id) && FolderOf(id).Exists)
        : [];

    /// <summary>A run's status as its journal leaves it.</summary>
    public async Task<SweepStatus> ReadStatusAsync(string sweepId, CancellationToken cancellationToken)
    {
        var folder = Find(sweepId);
        var sweep = await folder.ReadAsync(cancellationToken);
        await using var journal = storage.OpenJournal(folder.Path);
        var machine = (await journal.ReadAsync(cancellationToken)).Replay(options.Machine);
        return SweepStatuses.Of(sweep, machine, time.GetUtcNow());
    }

    /// <summary>The results of a completed run.</summary>
    /// <exception cref="SweepStateException">The run is not completed.</exception>
    public async Task<SweepResults> ReadResultsAsync(string sweepId, CancellationToken cancellationToken)
    {
        SweepStatuses.RequireResults(await ReadStatusAsync(sweepId, cancellationToken));
        var file = Find(sweepId).PathOf(RunFiles.Results);
        return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), ContractsJson.Default.SweepResults)!;
    }
}
