using RepXai.Contracts;
using RepXai.Sweeps.Machine.Commands;
using RepXai.Sweeps.Machine.Events;

namespace RepXai.Sweeps.Machine;

/// <summary>
/// Decides a sweep: leases, retries, reduction, completion. Commands and the time go in, events come out; the machine has no clock
/// and touches nothing, so that two hosts that apply the same events are in the same state.
/// </summary>
/// <remarks>
/// A host takes a command, calls <see cref="Decide"/>, stores the events and then calls <see cref="Apply"/> with each.
/// Exactly one lease of a unit counts: a completion with an older fencing token changes nothing, and neither does a repeated one.
/// A worker, for its part, takes only a lease whose token is larger than all that it had before, so that a late copy of an answer
/// brings no ended lease back, and stops relying on its lease when its own clock passes <see cref="Lease.ExpiresAt"/>.
/// </remarks>
public sealed class SweepMachine
{
    private readonly MachineOptions options;
    private readonly UnitTable units;
    private Reduction reduction;
    private SweepSnapshot rest;

    /// <summary>Makes the machine of a new sweep, or of a stored one.</summary>
    public SweepMachine(MachineOptions options, SweepSnapshot? snapshot = null)
    {
        this.options = options;
        rest = snapshot ?? new SweepSnapshot();
        units = new UnitTable(rest);
        reduction = new Reduction(rest.Shards, rest);
    }

    /// <summary>Where the sweep stands.</summary>
    public SweepState State => rest.State;

    /// <summary>Whether nothing can happen any more.</summary>
    public bool IsOver => State is SweepState.Completed or SweepState.Cancelled or SweepState.Failed;

    /// <summary>When the sweep was completed, cancelled or failed.</summary>
    public DateTimeOffset? FinishedAt => rest.FinishedAt;

    /// <summary>Why the sweep failed.</summary>
    public string? Failure => rest.Failure;

    /// <summary>Who can mend that.</summary>
    public SweepFault? Fault => rest.Fault;

    /// <summary>Units of the plan; 0 before there is one.</summary>
    public long Units => rest.Groups * rest.Shards;

    /// <summary>Whether every group is published, so that the sweep can be finished.</summary>
    public bool IsReadyToFinish => State is SweepState.Planned or SweepState.Running && reduction.Published.Count == rest.Groups;

    /// <summary>The merges that can run now. Running one twice does no harm.</summary>
    public IEnumerable<MergeTask> Merges => reduction.Merges;

    /// <summary>The groups whose results can be made now. Making them twice does no harm.</summary>
    public IEnumerable<GroupRoot> Roots => reduction.Roots;

    /// <summary>Every partial that is still needed; all others may be deleted.</summary>
    public IEnumerable<PartialNode> Nodes => reduction.Nodes;

    /// <summary>The next instant at which <see cref="ExpireLeases"/> or a request for a unit has a new answer; null when time changes nothing.</summary>
    public DateTimeOffset? NextDeadline => units.NextDeadline(this.options.ClockBound);

    /// <summary>The unit that a worker holds, if any.</summary>
    public Lease? LeaseOf(string worker) => units.LeaseOf(worker);

    /// <summary>The state as it is to be stored.</summary>
    public SweepSnapshot Snapshot() => rest with
    {
        Cursor = units.Cursor,
        NextToken = units.NextToken,
        Leases = [.. units.Leases],
        Retries = [.. units.Retries],
        Completed = [.. units.Completed.Runs],
        Nodes = [.. reduction.Nodes],
        Published = [.. reduction.Published.Runs],
    };

    /// <summary>The progress, but for what only the host knows.</summary>
    public SweepProgress Progress(string sweepId, DateTimeOffset now) => new()
    {
        SweepId = sweepId,
        State = State,
        Phase = Phase(),
        UnitsCompleted = units.Completed.Count,
        UnitsTotal = Units,
        UnitsRunning = units.LeaseCount,
        Retries = rest.Returns,
        ImagesCompleted = rest.Images,
        Elapsed = rest.StartedAt is { } start ? (rest.FinishedAt ?? now) - start : TimeSpan.Zero,
    };

    /// <summary>What follows from a command at a time; nothing, when the command is late, repeated or out of place. The state stays as it is.</summary>
    public IReadOnlyList<SweepEvent> Decide(SweepCommand command, DateTimeOffset now)
    {
        if (IsOver)
            return [];
        IReadOnlyList<SweepEvent> events = command switch
        {
            PlanSweep plan => State == SweepState.Submitted ? [new SweepPlanned(plan.Groups, plan.Shards)] : [],
            RequestUnit request => DecideLease(request.Worker, now),
            RenewLease renew => units.Find(renew.Unit, renew.Token) is { } lease ? DecideRenewal(lease, now) : [],
            CompleteUnit done => units.Find(done.Unit, done.Token) is null ? [] : [new UnitCompleted(done.Unit, done.Token, done.Partial, done.Images)],
            FailUnit fail => units.Find(fail.Unit, fail.Token) is { } lease ? DecideFailure(lease, fail.Reason, now) : [],
            ReleaseUnit release => units.Find(release.Unit, release.Token) is { } lease ? [Return(lease, ReturnCause.Released, now)] : [],
            RevokeLeases => [.. units.Leases.Select(lease => Return(lease, ReturnCause.Revoked, now))],
            ExpireLeases => DecideExpiry(now),
            CompleteMerge merge => reduction.CanMerge(merge.Node) ? [new MergeCompleted(merge.Node, merge.Partial)] : [],
            PublishGroup publish => reduction.CanPublish(publish.Group) ? [new GroupPublished(publish.Group)] : [],
            FinishSweep => IsReadyToFinish ? [new SweepCompleted()] : [],
            PauseSweep => State is SweepState.Planned or SweepState.Running ? [new SweepPaused()] : [],
            ResumeSweep => State == SweepState.Paused ? [new SweepResumed()] : [],
            CancelSweep => [new SweepCancelled()],
            FailSweep fail => [new SweepFailed(fail.Reason, fail.Fault)],
            _ => throw new ArgumentException($"The machine knows no command {command.GetType().Name}.", nameof(command)),
        };
        return [.. events.Select(happened => happened with { At = now })];
    }

    /// <summary>Changes the state by something that happened.</summary>
    public void Apply(SweepEvent happened)
    {
        switch (happened)
        {
            case SweepPlanned planned:
                rest = rest with { State = SweepState.Planned, Groups = planned.Groups, Shards = planned.Shards };
                reduction = new Reduction(planned.Shards, rest);
                break;
            case UnitLeased leased:
                units.Lease(new Lease(leased.Unit, leased.Token, leased.Worker, leased.ExpiresAt));
                rest = rest with { State = SweepState.Running, StartedAt = rest.StartedAt ?? leased.At };
                break;
            case LeaseRenewed renewed:
                units.Renew(renewed.Unit, renewed.ExpiresAt);
                break;
            case UnitCompleted completed:
                units.Complete(completed.Unit);
                reduction.Add(completed.Unit, completed.Partial);
                rest = rest with { Images = rest.Images + completed.Images };
                break;
            case UnitReturned returned:
                units.Return(Count(units.RetryOf(returned.Unit), returned));
                rest = rest with { Returns = rest.Returns + 1 };
                break;
            case MergeCompleted merged:
                reduction.Merge(merged.Node, merged.Partial);
                break;
            case GroupPublished published:
                reduction.Publish(published.Group);
                break;
            default:
                ApplyToState(happened);
                break;
        }
    }

    private static UnitRetry Count(UnitRetry retry, UnitReturned returned) => retry with
    {
        Failures = retry.Failures + (returned.Cause == ReturnCause.Failed ? 1 : 0),
        Losses = retry.Losses + (returned.Cause == ReturnCause.Expired ? 1 : 0),
        NotBefore = returned.NotBefore,
    };

    private static UnitReturned Return(Lease lease, ReturnCause cause, DateTimeOffset notBefore, string? reason = null) =>
        new(lease.Unit, lease.Token, cause, notBefore, reason);

    private void ApplyToState(SweepEvent happened)
    {
        rest = happened switch
        {
            SweepPaused => rest with { State = SweepState.Paused },
            SweepResumed => rest with { State = SweepState.Running },
            SweepCompleted => rest with { State = SweepState.Completed, FinishedAt = happened.At },
            SweepCancelled => rest with { State = SweepState.Cancelled, FinishedAt = happened.At },
            SweepFailed failed => rest with { State = SweepState.Failed, FinishedAt = happened.At, Failure = failed.Reason, Fault = failed.Fault },
            _ => throw new ArgumentException($"The machine knows no event {happened.GetType().Name}.", nameof(happened)),
        };
        if (!IsOver)
            return;
        units.Clear();
        reduction.Clear();
    }

    private IReadOnlyList<SweepEvent> DecideLease(string worker, DateTimeOffset now)
    {
        if (State is not (SweepState.Planned or SweepState.Running) || units.LeaseOf(worker) is not null)
            return [];
        var unit = units.FirstWaiting(now) ?? (HasRoom() ? units.Cursor : Units);
        return unit == Units ? [] : [new UnitLeased(unit, units.NextToken, worker, now + this.options.LeaseDuration)];
    }

    /// <summary>A host whose clock is behind that of its predecessor must not take back what the worker was promised.</summary>
    private IReadOnlyList<SweepEvent> DecideRenewal(Lease lease, DateTimeOffset now)
    {
        var expiresAt = now + this.options.LeaseDuration;
        return expiresAt > lease.ExpiresAt ? [new LeaseRenewed(lease.Unit, lease.Token, expiresAt)] : [];
    }

    private bool HasRoom() => units.Waiting < this.options.MaxBacklog && reduction.Backlog < this.options.MaxBacklog;

    private IReadOnlyList<SweepEvent> DecideFailure(Lease lease, string reason, DateTimeOffset now)
    {
        var failures = units.RetryOf(lease.Unit).Failures + 1;
        var wait = TimeSpan.FromTicks(Math.Min(this.options.MaxBackoff.Ticks, this.options.Backoff.Ticks << Math.Min(failures - 1, 16)));
        var returned = Return(lease, ReturnCause.Failed, now + wait, reason);
        return failures < this.options.MaxFailures
            ? [returned]
            : [returned, new SweepFailed($"Unit {lease.Unit} failed {failures} times, the last time with: {reason}", SweepFault.Service)];
    }

    private List<SweepEvent> DecideExpiry(DateTimeOffset now)
    {
        var events = new List<SweepEvent>();
        foreach (var lease in units.Leases.Where(lease => lease.ExpiresAt + this.options.ClockBound <= now))
        {
            events.Add(Return(lease, ReturnCause.Expired, now));
            var losses = units.RetryOf(lease.Unit).Losses + 1;
            if (losses >= this.options.MaxLosses)
                return [.. events, new SweepFailed($"Unit {lease.Unit} lost its worker {losses} times; it may need more memory than a worker has.", SweepFault.Service)];
        }
        return events;
    }

    private SweepPhase Phase() => State switch
    {
        _ when IsOver => SweepPhase.Finished,
        SweepState.Submitted => SweepPhase.Planning,
        _ when units.Completed.Count < Units => SweepPhase.Attributing,
        _ when reduction.Merges.Any() => SweepPhase.Reducing,
        _ => SweepPhase.Scoring,
    };
}
