using RepXai.Contracts;

namespace RepXai.Grains.Coordination;

/// <summary>The latest status, and waiting for a later one.</summary>
internal sealed class RevisionFeed(long revision, SweepStatus status)
{
    private TaskCompletionSource changed = NewSource();

    /// <summary>The number of the latest status.</summary>
    public long Revision { get; private set; } = revision;

    /// <summary>The latest status.</summary>
    public SweepStatus Status { get; private set; } = status;

    /// <summary>Takes a later status.</summary>
    public void Publish(long revision, SweepStatus status)
    {
        (Revision, Status) = (revision, status);
        var waiting = changed;
        changed = NewSource();
        waiting.TrySetResult();
    }

    /// <summary>Fails all that wait now or later.</summary>
    public void Fail(Exception error) => changed.TrySetException(error);

    /// <summary>Waits until there is a later status than a seen one, but not longer than a while.</summary>
    public async Task WaitAsync(long seen, TimeSpan longest, TimeProvider time)
    {
        try
        {
            if (Revision <= seen)
                await changed.Task.WaitAsync(longest, time);
        }
        catch (TimeoutException)
        {
            // The caller looks at what there is, and asks again.
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
