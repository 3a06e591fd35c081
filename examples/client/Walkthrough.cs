using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;

namespace RepXai.Examples.Client;

/// <summary>What a client does with sweeps, from validation to a campaign. Any <see cref="ISweepService"/> will do.</summary>
/// <param name="sweeps">The service.</param>
/// <param name="output">Takes what is told.</param>
internal sealed class Walkthrough(ISweepService sweeps, TextWriter output)
{
    /// <summary>Does all of it.</summary>
    /// <param name="document">The sweep's specification.</param>
    /// <param name="folder">Where a matrix is put.</param>
    /// <param name="cancellationToken">Stops the walk; the sweep goes on.</param>
    public async Task RunAsync(SpecificationDocument document, string folder, CancellationToken cancellationToken)
    {
        if (await SubmitAsync(document, cancellationToken) is not { } id)
            return;
        await WatchAsync(id, cancellationToken);
        var results = await ReadAsync(id, cancellationToken);
        await SaveMatrixAsync(results, folder, cancellationToken);
        await CompareAsync(document, id, cancellationToken);
        await ScheduleAsync(document, id, cancellationToken);
    }

    private async Task<string?> SubmitAsync(SpecificationDocument document, CancellationToken cancellationToken)
    {
        var report = await sweeps.ValidateAsync(document, cancellationToken);
        foreach (var problem in report.Problems)
            await output.WriteLineAsync(problem.ToString()); // file:line:column: what is wrong and what to do
        if (!report.IsValid)
            return null;
        await output.WriteLineAsync($"{report.Plan!.Units} units, {report.Plan.ForwardPasses} forward passes");

        // The key makes repeating safe: after a lost answer the same request finds the same sweep.
        var sweep = await sweeps.SubmitAsync(document, "walkthrough", cancellationToken);
        return sweep.Id;
    }

    private async Task WatchAsync(string id, CancellationToken cancellationToken)
    {
        // Ends with the sweep, and survives broken connections.
        await foreach (var progress in sweeps.WatchAsync(id, cancellationToken))
            await output.WriteLineAsync($"{progress.State}: {progress.UnitsCompleted} of {progress.UnitsTotal} units");

        var status = await sweeps.GetStatusAsync(id, cancellationToken);
        if (status.Failure is not null)
            await output.WriteLineAsync($"Failed, to be mended by the {status.Fault}: {status.Failure}");
    }

    private async Task<SweepResults> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var results = await sweeps.GetResultsAsync(id, cancellationToken);
            foreach (var pair in results.Scores)
            {
                foreach (var score in pair.Scores)
                    await output.WriteLineAsync($"{pair.Model} {pair.Source} -> {pair.Target}: {score.Score} {score.Mean} in [{score.Lower}, {score.Upper}]");
            }
            return results;
        }
        catch (SweepStateException notCompleted)
        {
            await output.WriteLineAsync(notCompleted.Message);
            throw;
        }
    }

    private async Task SaveMatrixAsync(SweepResults results, string folder, CancellationToken cancellationToken)
    {
        // A blob is a stream that can be sought and is read as it comes: matrices may be larger than memory.
        var blob = results.Scores[0].Blobs[0];
        await using var matrix = await sweeps.OpenBlobAsync(results.SweepId, blob.Name, cancellationToken);
        await using var file = File.Create(Path.Combine(folder, "matrix.safetensors"));
        await matrix.CopyToAsync(file, cancellationToken);
        await output.WriteLineAsync($"{blob.Kind}: {file.Length} bytes in {file.Name}");
    }

    private async Task CompareAsync(SpecificationDocument document, string baseline, CancellationToken cancellationToken)
    {
        var candidate = await sweeps.SubmitAsync(document, "walkthrough, again", cancellationToken);
        await WatchAsync(candidate.Id, cancellationToken);
        var comparison = await sweeps.CompareAsync([baseline, candidate.Id], cancellationToken);
        foreach (var row in comparison.Rows.Where(row => row.IntervalsDisjoint))
            await output.WriteLineAsync($"{row.Model} {row.Score}: {row.Difference}");
    }

    private async Task ScheduleAsync(SpecificationDocument document, string baseline, CancellationToken cancellationToken)
    {
        var campaign = await sweeps.PutCampaignAsync(
            new CampaignSpecification
            {
                Name = "walkthrough",
                Cron = "0 3 * * *",
                TimeZone = "Europe/Berlin",
                MissedRuns = MissedRunPolicy.RunOnce,
                Document = document,
                Baseline = new CampaignBaseline { Kind = BaselineRunKind.Sweep, SweepId = baseline },
                Regression = new RegressionRule { Scores = [new WatchedScore { Score = ScoreKind.Informativeness, Change = WatchedChange.Decrease }] },
            },
            cancellationToken);
        await output.WriteLineAsync($"Runs next at {campaign.NextRunAt:u}");
        foreach (var run in (await sweeps.GetCampaignHistoryAsync("walkthrough", cancellationToken: cancellationToken)).Runs)
            await output.WriteLineAsync($"{run.ScheduledAt:u}: {run.Outcome}, {run.RegressionCount} regressions");
        await sweeps.DeleteCampaignAsync("walkthrough", cancellationToken);
    }
}
