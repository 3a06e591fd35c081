using Microsoft.Extensions.Hosting;
using RepXai.Grains;

namespace RepXai.Silo.Telemetry;

/// <summary>Asks now and then how many units wait, for the meter, which cannot wait for an answer.</summary>
internal sealed class QueueGauge(IGrainFactory grains, SiloMeter meter, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            meter.Queue(await AskAsync().ConfigureAwait(false));
    }

    private async Task<long?> AskAsync()
    {
        try
        {
            return await grains.GetGrain<IWorkDirectoryGrain>(GrainKeys.Cluster).CountWaitingAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (GrainCalls.IsPassing(error))
        {
            return null;
        }
    }
}
