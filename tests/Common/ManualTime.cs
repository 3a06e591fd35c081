namespace RepXai.Tests.Common;

/// <summary>A clock that stands until a test moves it; timers that come due go off in the moving call, in their order.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock changing = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (this.changing)
            return this.now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward, from one due timer to the next.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (NextDue(end) is { } timer)
            timer.GoOff();
        lock (this.changing)
            this.now = end;
    }

    /// <summary>Puts the clock right, forward or back, as an operator does; no timer notices.</summary>
    public void Set(DateTimeOffset time)
    {
        lock (this.changing)
            this.now = time;
    }

    private ManualTimer? NextDue(DateTimeOffset end)
    {
        lock (this.changing)
        {
            var timer = this.timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (timer is not null && timer.Due > this.now)
                this.now = timer.Due.Value;
            return timer;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.changing)
            {
                time.timers.Remove(this);
                this.period = period;
                Due = dueTime < TimeSpan.Zero ? null : time.now + dueTime;
                if (Due is not null)
                    time.timers.Add(this);
            }
            return true;
        }

        public void GoOff()
        {
            lock (time.changing)
            {
                time.timers.Remove(this);
                Due = this.period > TimeSpan.Zero ? Due + this.period : null;
                if (Due is not null)
                    time.timers.Add(this);
            }
            callback();
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
