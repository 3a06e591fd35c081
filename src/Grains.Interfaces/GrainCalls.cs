using Polly;
using Polly.Retry;

namespace RepXai.Grains;

/// <summary>
/// Calls of grains that are made again when their outcome is unknown: the grain's silo was lost, its coordinator stepped down, or no answer
/// came in time. Orleans repeats nothing by itself; all our messages may be repeated.
/// </summary>
public static class GrainCalls
{
    /// <summary>
    /// How long short calls wait for their answer. A client is not told that the silo that has its call was lost: it must not wait for long
    /// before it asks again.
    /// </summary>
    public const string ShortTimeout = "00:00:10";

    private const int MaxRetries = 20;

    /// <summary>Whether a call that failed so may go better.</summary>
    public static bool IsPassing(Exception error) => error is OrleansException or TimeoutException;

    /// <summary>Makes a call until it is answered, with growing and bounded waits.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="time">The clock that waits go by.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OrleansException">It never was.</exception>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> call, TimeProvider time, CancellationToken cancellation)
    {
        // In a grain, every attempt must run on the grain's scheduler.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellation);
        try
        {
            return await Pipeline(time).ExecuteAsync(async _ => await call(), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Makes a call until it is answered, with growing and bounded waits.</summary>
    /// <param name="call">Makes the call.</param>
    /// <param name="time">The clock that waits go by.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OrleansException">It never was.</exception>
    public static Task RetryAsync(Func<Task> call, TimeProvider time, CancellationToken cancellation) => RetryAsync(
        async () =>
        {
            await call();
            return true;
        },
        time,
        cancellation);

    private static ResiliencePipeline Pipeline(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => new(arguments.Outcome.Exception is { } error && IsPassing(error)),
            MaxRetryAttempts = MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(5),
            OnRetry = _ =>
            {
                GrainTelemetry.Retry("grain");
                return default;
            },
        })
        .Build();
}
