namespace RepXai.Client;

/// <summary>Waits longer after each failure of a connection, until there have been too many with no success between them.</summary>
internal sealed class Reconnection(RepXaiClientOptions options, TimeProvider time)
{
    private int failures;

    /// <summary>Something was received.</summary>
    public void Succeed() => failures = 0;

    /// <summary>Waits for the next attempt.</summary>
    /// <exception cref="SweepGatewayException">There have been too many failures.</exception>
    public Task WaitAsync(Exception error, CancellationToken cancellationToken) => Task.Delay(Fail(error), time, cancellationToken);

    /// <summary>Blocks until the next attempt, for callers that cannot await.</summary>
    /// <exception cref="SweepGatewayException">There have been too many failures.</exception>
    public void Wait(Exception error)
    {
        using var over = new ManualResetEventSlim();
        using var timer = time.CreateTimer(_ => over.Set(), state: null, Fail(error), Timeout.InfiniteTimeSpan);
        over.Wait();
    }

    /// <summary>Whether an error is one of the connection, and not a cancellation or an answer.</summary>
    public static bool IsInterruption(Exception error, CancellationToken cancellationToken) => error switch
    {
        SweepGatewayException refused => refused.IsPassing,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => error is IOException or HttpRequestException,
    };

    private TimeSpan Fail(Exception error)
    {
        if (++failures > options.MaxReconnects)
        {
            throw new SweepGatewayException(
                $"The connection was interrupted {failures} times one after another, the last time with: {error.Message}");
        }
        var delay = options.ReconnectDelay * Math.Pow(2, failures - 1);
        return delay < options.MaxReconnectDelay ? delay : options.MaxReconnectDelay;
    }
}
