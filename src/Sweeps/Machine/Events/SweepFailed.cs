using RepXai.Contracts;

namespace RepXai.Sweeps.Machine.Events;

/// <summary>The sweep cannot be completed.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="Fault">Who can mend it; unknown in journals of earlier versions.</param>
public sealed record SweepFailed(string Reason, SweepFault? Fault = null) : SweepEvent;
