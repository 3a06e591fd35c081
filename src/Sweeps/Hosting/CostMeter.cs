using RepXai.Contracts;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Planning;

namespace RepXai.Sweeps.Hosting;

/// <summary>Measures how fast a process works on a sweep, and from that how long it will take: units differ, so their multiply-adds are compared.</summary>
public sealed class CostMeter
{
    private readonly SweepPlan plan;
    private readonly DateTimeOffset start;
    private double left;
    private double done;
    private long images;

    /// <summary>Starts measuring.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="completed">Units completed before this process took the sweep up.</param>
    /// <param name="start">When it did.</param>
    public CostMeter(SweepPlan plan, IReadOnlyList<Interval> completed, DateTimeOffset start)
    {
        (this.plan, this.start) = (plan, start);
        for (var group = 0L; group < plan.Groups; group++)
            left += CostOf(plan.GroupAt(group), plan.DataSet.Images);
        foreach (var unit in completed.SelectMany(run => Range(run)))
            left -= CostOf(unit);
    }

    /// <summary>Counts a completed unit.</summary>
    public void Complete(long unit, long images)
    {
        var cost = CostOf(unit);
        (left, done, this.images) = (left - cost, done + cost, this.images + images);
    }

    /// <summary>The progress with the rate and the time left.</summary>
    public SweepProgress Measure(SweepProgress progress, DateTimeOffset now)
    {
        var seconds = (now - this.start).TotalSeconds;
        return done <= 0 || seconds <= 0 ? progress : progress with
        {
            ImagesPerSecond = this.images / seconds,
            TimeLeft = TimeSpan.FromSeconds(Math.Min(Math.Max(0, left) / done * seconds, TimeSpan.FromDays(10_000).TotalSeconds)),
        };
    }

    private static IEnumerable<long> Range(Interval run)
    {
        for (var unit = run.Start; unit < run.End; unit++)
            yield return unit;
    }

    private double CostOf(long unit)
    {
        var first = unit % this.plan.Shards * this.plan.Specification.ShardSize;
        return CostOf(this.plan.GroupAt(unit / this.plan.Shards), Math.Min(this.plan.Specification.ShardSize, this.plan.DataSet.Images - first));
    }

    // A unit without any multiply-adds still takes its time.
    private static double CostOf(UnitGroup group, long images) => (group.Cost.MultiplyAdds * images) + images;
}
