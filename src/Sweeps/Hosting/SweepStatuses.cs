using RepXai.Contracts;
using RepXai.Sweeps.Machine;

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
    };
}
