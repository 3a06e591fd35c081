using System.Threading.Channels;
using RepXai.Contracts;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;
using RepXai.Tensors;

namespace RepXai.Sweeps.Hosting;

/// <summary>Lets time pass for campaigns and does what they ask for. What it was at when it was killed follows from their files.</summary>
internal sealed class CampaignRunner(EmbeddedCampaigns campaigns, ISweepService sweeps, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The longest wait between two looks: what failed, such as a write to a full disk, is tried again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<bool> looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<(string Campaign, DateTimeOffset CreatedAt, long Number, Type Task), Task> working = [];
    private Task running = Task.CompletedTask;

    /// <summary>Starts.</summary>
    public void Start() => running = RunAsync();

    /// <summary>Looks at the campaigns soon.</summary>
    public void Look() => looks.Writer.TryWrite(true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Ended(running);
        foreach (var task in working.Values)
            await Ended(task);
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        using var alarm = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (!stop.IsCancellationRequested)
        {
            var next = await LookAtAllAsync();
            var wait = next is { } instant ? instant - time.GetUtcNow() : LongestWait;
            alarm.Change(wait > LongestWait ? LongestWait : wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            await looks.Reader.ReadAsync(stop.Token);
        }
    }

    private async Task<DateTimeOffset?> LookAtAllAsync()
    {
        DateTimeOffset? next = null;
        foreach (var ended in working.Where(task => task.Value.IsCompleted).Select(task => task.Key).ToList())
            working.Remove(ended); // One that is still asked for could not tell its end, and starts again.
        foreach (var name in campaigns.Names())
        {
            try
            {
                if (await campaigns.TellAsync(name, new LetTimePass(), createdAt: null, stop.Token) is not { } campaign)
                    continue;
                Begin(campaign);
                var its = CampaignTasks.NextTime(campaign);
                next = next is null || its < next ? its ?? next : next;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A damaged file or a full disk: whoever asks for the campaign is told, and the others go on.
            }
        }
        return next;
    }

    private void Begin(CampaignSnapshot campaign)
    {
        foreach (var task in CampaignTasks.Of(campaign))
        {
            var key = (campaign.Specification.Name, campaign.CreatedAt, task.Number, task.GetType());
            if (!working.ContainsKey(key))
                working[key] = DoAsync(campaign, task);
        }
    }

    private async Task DoAsync(CampaignSnapshot campaign, CampaignTask task)
    {
        await Task.Yield();
        try
        {
            await (task switch
            {
                CampaignTask.RunSweep run => RunSweepAsync(run, Tell),
                CampaignTask.Judge judge => JudgeAsync(judge, Tell),
                CampaignTask.CancelSweep cancel => sweeps.CancelAsync(cancel.SweepId, stop.Token),
                _ => throw new ArgumentException($"There is no task {task.GetType().Name}.", nameof(task)),
            });
        }
        catch (Exception error) when (error is SweepServiceException or UserErrorException or IOException or OperationCanceledException)
        {
            // The sweep to cancel is over, there is no room for another now, or nothing can be stored: it is looked at again.
        }

        Task Tell(CampaignCommand command) => campaigns.TellAsync(campaign.Specification.Name, command, campaign.CreatedAt, stop.Token);
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
        catch (Exception error) when (error is not (OperationCanceledException or SweepLimitException))
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
        catch (Exception error) when (error is not OperationCanceledException)
        {
            judgement = new NoteJudgement(judge.Number, judge.BaselineSweepId, [], $"The results could not be held against the baseline: {error.Message}");
        }
        await tell(judgement);
    }

    private static Task Ended(Task task) =>
        task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
