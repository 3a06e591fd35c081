using RepXai.Sweeps.Machine.Commands;

namespace RepXai.Sweeps.Hosting;

/// <summary>A message to the coordinator: a command, a worker's wait for work, or, with neither, a look at the time.</summary>
/// <param name="Command">The command.</param>
/// <param name="Worker">The worker that the message is from; null when it takes no units.</param>
/// <param name="AwaitsWork">Whether the answer may wait until there is work.</param>
/// <param name="TakesUnits">Whether the worker takes units now; always when absent.</param>
internal sealed record CoordinatorRequest(
    SweepCommand? Command = null, string? Worker = null, bool AwaitsWork = false, Func<bool>? TakesUnits = null)
{
    /// <summary>Ends when the answer is stored: with the work; for a command of a worker with the unit that it then holds, or else with null.</summary>
    public TaskCompletionSource<WorkItem?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
