using RepXai.Contracts;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Commands;

namespace RepXai.Sweeps.Hosting;

/// <summary>Puts a sweep's status together.</summary>
public static class SweepStatuses
{
    /// <summary>The status of a sweep, but for what only its host knows of its progress.</summary>
    public static SweepStatus Of(SubmittedSweep sweep, SweepMachine machine, DateTimeOffset now) => new()
    {
        Id = sweep.Id,
        Name = sweep.Name,
        SubmittedAt = sweep.SubmittedAt,
        FinishedAt = machine.FinishedAt,
        Progress = machine.Progress(sweep.Id, now),
        Failure = machine.Failure,
        Fault = machine.Fault,
    };

    /// <summary>Whether a pause, a resumption or a cancellation still has something to do: a cancelled sweep is cancelled again without harm.</summary>
    /// <exception cref="SweepStateException">The sweep is over.</exception>
    public static bool CanChange(SweepStatus status, SweepCommand command) => status.Progress.State switch
    {
        SweepState.Cancelled when command is CancelSweep => false,
        SweepState.Completed or SweepState.Cancelled or SweepState.Failed => throw new SweepStateException(
            $"Sweep '{status.Id}' is {Describe(status)}: nothing can be paused, resumed or cancelled any more."),
        _ => true,
    };

    /// <summary>Asks for a sweep that has results.</summary>
    /// <exception cref="SweepStateException">The sweep is not completed.</exception>
    public static void RequireResults(SweepStatus status)
    {
        if (status.Progress.State != SweepState.Completed)
            throw new SweepStateException($"Sweep '{status.Id}' has no results yet: it is {Describe(status)}.");
    }

    private static string Describe(SweepStatus status) => status.Progress.State.ToString().ToLowerInvariant();
}
