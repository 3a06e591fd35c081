using RepXai.Contracts;

namespace RepXai.Sweeps.Machine.Commands;

/// <summary>Something that no retry mends went wrong.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="Fault">Who can mend it.</param>
public sealed record FailSweep(string Reason, SweepFault Fault = SweepFault.Request) : SweepCommand;
