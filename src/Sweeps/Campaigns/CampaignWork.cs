using RepXai.Contracts;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Campaigns.Commands;
using RepXai.Tensors;

namespace RepXai.Sweeps.Campaigns;

/// <summary>
/// Does what campaigns ask for, each task once at a time, and tells them its end. For one caller at a time: the tasks go on where
/// <see cref="Begin"/> was called.
/// </summary>
/// <param name="sweeps">Runs the sweeps.</param>
/// <param name="isPassing">Whether an error is none of the sweep's, so that the task is to be done again.</param>
public sealed class CampaignWork(ISweepService sweeps, Func<Exception, bool> isPassing) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<(string Campaign, DateTimeOffset CreatedAt, long Number, Type Task), Task> working = [];

    /// <summary>Begins what a campaign asks for and nobody is at yet.</summary>
    /// <param name="campaign">The campaign's state.</param>
    /// <param name="tell">Tells it something, unless it is gone.</param>
    public void Begin(CampaignSnapshot campaign, Func<CampaignCommand, Task> tell)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        foreach (var ended in working.Where(task => task.Value.IsCompleted).Select(task => task.Key).ToList())
            working.Remove(ended); // One that is still asked for could not tell its end, and starts again.
        foreach (var task in CampaignTasks.Of(campaign))
        {
            var key = (campaign.Specification.Name, campaign.CreatedAt, task.Number, task.GetType());
            if (!working.ContainsKey(key))
                working[key] = DoAsync(task, tell);
        }
    }

    /// <summary>Stops at once; what was at work is asked for again.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var task in working.Values)
            await task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task DoAsync(CampaignTask task, Func<CampaignCommand, Task> tell)
    {
        await Task.Yield();
        try
        {
            await (task switch
            {
                CampaignTask.RunSweep run => RunSweepAsync(run, tell),
                CampaignTask.Judge judge => JudgeAsync(judge, tell),
                CampaignTask.CancelSweep cancel => sweeps.CancelAsync(cancel.SweepId, stop.Token),
                _ => throw new ArgumentException($"There is no task {task.GetType().Name}.", nameof(task)),
            });
        }
        catch (Exception error) when (isPassing(error) || error is SweepServiceException or UserErrorException or IOException or OperationCanceledException)
        {
            // The sweep to cancel is over, there is no room for another now, or nothing can be stored: it is looked at again.
        }
    }

    private async Task RunSweepAsync(CampaignTask.RunSweep run, Func<CampaignCommand, Task> tell)
    {
        NoteEnd end;
        try
        {
            var id = (await sweeps.SubmitAsync(run.Document, run.IdempotencyKey, stop.Token)).Id;
            await tell(new NoteSubmission(run.Number, id));
            await foreach (var _ in sweeps.WatchAsync(id, stop.Token))
            {
                // Only the end matters here.
            }
            var status = await sweeps.GetStatusAsync(id, stop.Token);
            if (status.Progress.State is not (SweepState.Completed or SweepState.Cancelled or SweepState.Failed))
                return; // The service stops; whoever runs the campaigns next takes the sweep up again.
            end = new NoteEnd(run.Number, status.Progress.State, status.Failure);
        }
        catch (Exception error) when (!isPassing(error) && error is not (OperationCanceledException or SweepLimitException))
        {
            end = new NoteEnd(run.Number, SweepState.Failed, error.Message);
        }
        await tell(end);
    }

    private async Task JudgeAsync(CampaignTask.Judge judge, Func<CampaignCommand, Task> tell)
    {
        NoteJudgement judgement;
        try
        {
            var baseline = await sweeps.GetResultsAsync(judge.BaselineSweepId, stop.Token);
            var current = await sweeps.GetResultsAsync(judge.SweepId, stop.Token);
            judgement = new NoteJudgement(judge.Number, judge.BaselineSweepId, Regressions.Find(judge.Rule, baseline.Scores, current.Scores));
        }
        catch (Exception error) when (!isPassing(error) && error is not OperationCanceledException)
        {
            judgement = new NoteJudgement(judge.Number, judge.BaselineSweepId, [], $"The results could not be held against the baseline: {error.Message}");
        }
        await tell(judgement);
    }
}
