using System.Threading.Channels;
using RepXai.Contracts;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Sweeps.Hosting;

/// <summary>Lets time pass for campaigns and does what they ask for. What it was at when it was killed follows from their files.</summary>
internal sealed class CampaignRunner(EmbeddedCampaigns campaigns, ISweepService sweeps, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The longest wait between two looks: what failed, such as a write to a full disk, is tried again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<bool> looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CampaignWork work = new(sweeps, isPassing: _ => false);
    private Task running = Task.CompletedTask;

    /// <summary>Starts.</summary>
    public void Start() => running = RunAsync();

    /// <summary>Looks at the campaigns soon.</summary>
    public void Look() => looks.Writer.TryWrite(true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await work.DisposeAsync();
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
            // The time may have come while the alarm was set.
            if (next <= time.GetUtcNow())
                continue;
            await looks.Reader.ReadAsync(stop.Token);
        }
    }

    private async Task<DateTimeOffset?> LookAtAllAsync()
    {
        DateTimeOffset? next = null;
        foreach (var name in campaigns.Names())
        {
            try
            {
                if (await campaigns.TellAsync(name, new LetTimePass(), createdAt: null, stop.Token) is not { } campaign)
                    continue;
                work.Begin(campaign, command => campaigns.TellAsync(name, command, campaign.CreatedAt, stop.Token));
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
}
